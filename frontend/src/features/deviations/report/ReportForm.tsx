import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { type FieldErrors, type UseFormReturn, useForm } from 'react-hook-form'
import { ApiError, sortFaults } from '@/api/errors'
import type { Autosave } from '@/lib/autosave'
import { clockTime } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { ErrorSummary, type FormFault } from '@/ui/error-summary/ErrorSummary'
import { TraceId } from '@/ui/refusal/Refusal'
import { HarmQuestions } from './HarmQuestions'
import { MoreQuestions } from './MoreQuestions'
import { t } from './messages.sv'
import styles from './ReportForm.module.css'
import { asksAboutHarm, FIELD_OF, type ReportFaults, type ReportValues, validateReport } from './report-form'
import { WhatQuestions } from './WhatQuestions'
import { WhenQuestions } from './WhenQuestions'
import { WhereQuestion } from './WhereQuestion'

/** What each group of questions works on. */
export interface QuestionProps {
  form: UseFormReturn<ReportValues>
  values: ReportValues
  fault: (name: keyof ReportValues) => string | undefined
  id: (name: keyof ReportValues) => string
}

interface Props {
  start: ReportValues
  ownUnit: ComboItem | null
  units: readonly ComboItem[]
  autosave: Autosave<ReportValues>
  /** Sends the report; throws an `ApiError` when it was not taken. */
  send: (values: ReportValues) => Promise<void>
}

/** One page, answered from the top; nothing is asked that the reporter cannot know. */
export function ReportForm({ start, ownUnit, units, autosave, send }: Props) {
  const prefix = useId()
  const id = (name: keyof ReportValues) => `${prefix}${name}`
  const form = useForm<ReportValues>({
    defaultValues: start,
    resolver: (values) => asResult(values, validateReport(values)),
    shouldFocusError: false,
  })
  const { faults, failure, submit, isSending } = useSending(form, id, send)
  const values = form.watch()
  useEffect(() => {
    const typed = form.subscribe({
      formState: { values: true },
      callback: ({ values: latest }) => autosave.change(latest),
    })
    return typed
  }, [form, autosave])
  const questions: QuestionProps = { form, values, id, fault: (name) => form.formState.errors[name]?.message }
  return (
    <form noValidate onSubmit={submit} className={styles.form}>
      <ErrorSummary faults={faults} />
      <WhatQuestions {...questions} />
      <WhereQuestion {...questions} ownUnit={ownUnit} units={units} />
      <WhenQuestions {...questions} />
      {asksAboutHarm(values.reportType) ? <HarmQuestions {...questions} /> : null}
      <MoreQuestions {...questions} />
      {failure === null ? null : <NotSent error={failure} />}
      <div className={styles.send}>
        <Button type="submit" kind="primary" pending={isSending} pendingText={t.sending}>
          {t.send}
        </Button>
        <DraftState autosave={autosave} />
      </div>
    </form>
  )
}

/** Sends, puts refusals at their fields, and sends again by itself when the network comes back. */
function useSending(form: QuestionProps['form'], id: QuestionProps['id'], send: Props['send']) {
  const [faults, setFaults] = useState<FormFault[]>([])
  const [failure, setFailure] = useState<ApiError | null>(null)
  const show = (found: ReportFaults, rest: readonly string[] = []) => {
    const atFields = Object.entries(found).map(([name, text]) => ({
      field: id(name as keyof ReportValues),
      text,
    }))
    setFaults([...atFields, ...rest.map((text) => ({ field: null, text }))])
  }
  const refuse = (error: ApiError) => {
    if (error.faults.length === 0) return setFailure(error)
    const { fields, rest } = sortFaults(error, Object.keys(FIELD_OF))
    const found: ReportFaults = {}
    for (const [path, text] of Object.entries(fields)) {
      const name = FIELD_OF[path]
      if (name === undefined) continue
      found[name] = text
      form.setError(name, { message: text })
    }
    return show(found, rest)
  }
  const accept = async (values: ReportValues) => {
    setFaults([])
    setFailure(null)
    try {
      await send(values)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      refuse(error)
    }
  }
  const submit = form.handleSubmit(accept, (errors) => show(messages(errors)))
  const isOffline = failure?.code === 'network'
  useEffect(() => {
    if (!isOffline) return undefined
    const again = () => void form.handleSubmit(accept)()
    window.addEventListener('online', again, { once: true })
    return () => window.removeEventListener('online', again)
  })
  return { faults, failure, submit, isSending: form.formState.isSubmitting }
}

function NotSent({ error }: { error: ApiError }) {
  return (
    <Alert tone="danger" live title={`${t.failedTitle}: ${error.title.toLowerCase()}`}>
      <p>{error.code === 'network' ? t.willRetry : error.status === 401 ? t.sendAgain : error.detail}</p>
      <TraceId status={error.status} traceId={error.traceId} />
    </Alert>
  )
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

function messages(errors: FieldErrors<ReportValues>): ReportFaults {
  return Object.fromEntries(Object.entries(errors).map(([name, fault]) => [name, fault?.message ?? '']))
}

function asResult(values: ReportValues, faults: ReportFaults) {
  const found = Object.entries(faults)
  if (found.length === 0) return { values, errors: {} }
  return {
    values: {},
    errors: Object.fromEntries(found.map(([name, message]) => [name, { type: 'check', message }])),
  }
}
