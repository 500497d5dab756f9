import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ApiError } from '@/api/errors'
import { deviationQuery } from '@/api/lookups'
import { useAction } from '@/forms/useAction'
import type { Autosave } from '@/lib/autosave'
import { clockTime } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { ErrorSummary } from '@/ui/error-summary/ErrorSummary'
import { TraceId } from '@/ui/refusal/Refusal'
import { HarmQuestions } from './HarmQuestions'
import { MoreQuestions } from './MoreQuestions'
import { t } from './messages.sv'
import { type Deviation, report } from './queries'
import styles from './ReportForm.module.css'
import {
  asksAboutHarm,
  FIELD_OF,
  type QuestionProps,
  type ReportValues,
  toCommand,
  validateReport,
} from './report-form'
import { WhatQuestions } from './WhatQuestions'
import { WhenQuestions } from './WhenQuestions'
import { WhereQuestion } from './WhereQuestion'
import { WhoReads } from './WhoReads'

interface Props {
  start: ReportValues
  ownUnit: ComboItem | null
  units: readonly ComboItem[]
  autosave: Autosave<ReportValues>
  onSent: (sent: SentReport) => void
}

/** A report that has arrived: its number, whether it was by an earlier try, and whether one is to be logged out. */
export interface SentReport {
  id: string
  reference: string
  isEarlier: boolean
  isLeaving: boolean
}

/** One page, answered from the top; nothing is asked that the reporter cannot know. */
export function ReportForm({ start, ownUnit, units, autosave, onSent }: Props) {
  const action = useReporting(start, onSent)
  const { values } = action
  const questions: QuestionProps = {
    ...action,
    change: (part) => {
      action.change(part)
      autosave.change({ ...values, ...part })
    },
  }
  return (
    <form noValidate onSubmit={action.submit} className={styles.form}>
      <ErrorSummary faults={action.summary} />
      <WhatQuestions {...questions} />
      <WhereQuestion {...questions} ownUnit={ownUnit} units={units} />
      {values.reportType === 'suspected-misconduct' ? <WhoReads unitId={values.unitId} /> : null}
      <WhenQuestions {...questions} wasTwice={action.wasTwice} />
      {asksAboutHarm(values.reportType) ? <HarmQuestions {...questions} /> : null}
      <MoreQuestions {...questions} />
      {action.error === null ? null : <NotSent error={action.error} />}
      <div className={styles.send}>
        <Button
          type="submit"
          kind="primary"
          pending={action.isPending}
          pendingText={t.sending}
          onClick={() => action.leave(false)}
        >
          {t.send}
        </Button>
        {action.isPending ? null : (
          <Button type="submit" icon="logout" onClick={() => action.leave(true)}>
            {t.sendAndLeave}
          </Button>
        )}
        <DraftState autosave={autosave} />
      </div>
    </form>
  )
}

/** Sends the report, and sends it again by itself when the network comes back. */
function useReporting(start: ReportValues, onSent: Props['onSent']) {
  const [twice, setTwice] = useState<string | null>(null)
  const isLeaving = useRef(false)
  const action = useAction<ReportValues, Deviation>({
    kind: 'deviation',
    start,
    validate: validateReport,
    fieldOf: FIELD_OF,
    isKept: true,
    send: async (values, how) => {
      try {
        return await report(toCommand(values), how)
      } catch (error) {
        if (error instanceof ApiError && error.faults.some(({ code }) => code === 'time-was-twice'))
          setTwice(nightOf(values))
        throw error
      }
    },
    query: ({ id }) => deviationQuery(id),
    says: null,
    onSaved: ({ id, reference }, isEarlier) =>
      onSent({ id, reference, isEarlier, isLeaving: isLeaving.current }),
  })
  const isOffline = action.error?.status === 0
  useEffect(() => {
    if (!isOffline) return undefined
    const again = () => action.submit()
    window.addEventListener('online', again, { once: true })
    return () => window.removeEventListener('online', again)
  })
  const leave = (afterwards: boolean) => {
    isLeaving.current = afterwards
  }
  return { ...action, leave, wasTwice: twice === nightOf(action.values) }
}

/** The day and the time that the server has been asked about. */
function nightOf({ day, time }: ReportValues): string {
  return `${day} ${time}`
}

function NotSent({ error }: { error: ApiError }) {
  return (
    <Alert
      tone="danger"
      live
      title={error.isUnknown ? error.title : `${t.failedTitle}: ${error.title.toLowerCase()}`}
    >
      <p>{whatNow(error)}</p>
      <TraceId status={error.status} traceId={error.traceId} />
    </Alert>
  )
}

function whatNow(error: ApiError): string {
  if (error.status === 401) return t.sendAgain
  if (error.status !== 0) return error.detail
  return error.isUnknown ? `${error.detail} ${t.willTry}` : t.willRetry
}

/** Whether the draft is safe, in a line beside the button. */
function DraftState({ autosave }: { autosave: Autosave<ReportValues> }) {
  const state = useSyncExternalStore(autosave.state.subscribe, autosave.state.current)
  const text = { idle: '', saving: t.savingDraft, failed: t.draftFailed, saved: '' }[state.kind]
  return (
    <p className={styles.draft} role="status">
      {state.kind === 'saved' ? t.saved(clockTime(state.at)) : text}
    </p>
  )
}
