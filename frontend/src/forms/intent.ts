import { ApiError } from '@/api/errors'

export interface Sent<S> {
  saved: S
  /** An earlier try had arrived although its answer was lost, and what was changed after it is not included. */
  isEarlier: boolean
}

type Send<S> = (key: string) => Promise<S>

/**
 * One intent to change something: sent any number of times, done at most once. The key stands until the server has
 * answered: while an answer may be lost it is kept, also when what is sent has been changed, and the server then tells
 * that an earlier try has arrived. A refusal leaves nothing behind, so what comes after it is a new intent.
 */
export function createIntent<S>() {
  let key: string = crypto.randomUUID()
  let unanswered: Send<S>[] = []
  const renew = () => {
    key = crypto.randomUUID()
    unanswered = []
  }

  /** What the try that arrived has made: the same send as then shows it again, as it is now. */
  async function arrived(reused: ApiError): Promise<S> {
    for (const send of unanswered) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one of them has arrived; the next is asked for only if this one had not
        return await send(key)
      } catch (error) {
        if (!isReused(error)) throw error
      }
    }
    throw reused
  }

  return async (send: Send<S>): Promise<Sent<S>> => {
    try {
      const saved = await send(key)
      renew()
      return { saved, isEarlier: false }
    } catch (error) {
      if (isReused(error)) {
        const saved = await arrived(error)
        renew()
        return { saved, isEarlier: true }
      }
      if (error instanceof ApiError && mayHaveArrived(error)) unanswered.push(send)
      else if (unanswered.length === 0) renew()
      throw error
    }
  }
}

/** Any fault of the server's may come after what was sent was saved, so only a refusal ends the key. */
function mayHaveArrived({ status }: ApiError): boolean {
  return status === 0 || status >= 500
}

function isReused(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 'idempotency-key-reused'
}

export type Intent<S> = ReturnType<typeof createIntent<S>>
