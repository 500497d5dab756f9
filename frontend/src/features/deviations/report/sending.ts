import { ApiError } from '@/api/errors'
import { type Deviation, report } from '../queries'
import { type ReportCommand, type ReportValues, toCommand } from './report-form'

export interface Sent {
  deviation: Deviation
  /** An earlier try had arrived although its answer was lost, and what was changed after it is not in the report. */
  isEarlier: boolean
}

/** Sends one report so that trying again never makes two: one key, and one `just now`, for every try. */
export function createSender(send: (command: ReportCommand, key: string) => Promise<Deviation> = report) {
  const key = crypto.randomUUID()
  let firstTry: Date | null = null
  let unanswered: ReportCommand | null = null

  return async (values: ReportValues): Promise<Sent> => {
    firstTry ??= new Date()
    const command = toCommand(values, firstTry)
    try {
      return { deviation: await send(command, key), isEarlier: false }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code === 'network') unanswered ??= command
      if (error.code !== 'idempotency-key-reused' || unanswered === null) throw error
      return { deviation: await send(unanswered, key), isEarlier: true }
    }
  }
}
