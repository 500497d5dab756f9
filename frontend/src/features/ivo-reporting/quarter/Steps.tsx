import { useState } from 'react'
import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { dateAndTime } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Icon } from '@/ui/icon/Icon'
import { Progress } from '@/ui/progress/Progress'
import { STATUS, STEP, t } from '../messages.sv'
import { type StepShown, stepsOf } from '../quarters'
import { type Report, reportQuery, type Step, take } from '../queries'
import styles from './Steps.module.css'

const ACTIONS = ['checks', 'approvals', 'closures'] as const

/** The way of the report: what is done, by whom and when, and the one step that comes next. */
export function Steps({ report }: { report: Report }) {
  const [asking, setAsking] = useState<Step | null>(null)
  const steps = stepsOf(report)
  const action = ACTIONS.find((step) => may(report, step))
  const next = steps.find((step) => step.isNext)
  const isQuiet = report.isSuperseded || next === undefined || next.name === 'drawn-up'
  const left = report.receiptsLeft ?? 0
  const lines = Object.values(report.counts ?? {}).reduce((sum, count) => sum + count, 0)
  return (
    <Card title={t.way}>
      <ol className={styles.steps}>
        {steps.map((step, i) => (
          <StepItem key={step.name} step={step} number={i + 1} />
        ))}
      </ol>
      {report.status === 'approved' && lines > 0 ? (
        <Progress
          label={STEP.reported}
          value={lines - left}
          max={lines}
          text={t.receiptsDone(lines - left, lines)}
        />
      ) : null}
      {isQuiet ? null : (
        <div className={styles.next}>
          <p className="muted">{waitingFor(next, report, action)}</p>
          {action === undefined ? null : (
            <Button kind="primary" icon="check" onClick={() => setAsking(action)}>
              {t.actions[action]}
            </Button>
          )}
        </div>
      )}
      {asking === null ? null : <Confirm step={asking} report={report} onClose={() => setAsking(null)} />}
    </Card>
  )
}

function StepItem({ step, number }: { step: StepShown; number: number }) {
  return (
    <li
      className={styles.step}
      data-state={step.isDone ? 'done' : step.isNext ? 'next' : 'later'}
      aria-current={step.isNext ? 'step' : undefined}
    >
      <span className={styles.mark}>{step.isDone ? <Icon name="check" size={16} /> : number}</span>
      <div>
        <p className={styles.name}>
          {STEP[step.name]}
          <span className="visually-hidden">
            {step.isDone ? `, ${t.stepDone}` : step.isNext ? `, ${t.stepNext}` : ''}
          </span>
        </p>
        {step.at === null ? null : (
          <p className={styles.who}>
            <time dateTime={step.at}>{dateAndTime(step.at)}</time>
            {step.by === null ? '' : ` ${t.by(step.by)}`}
          </p>
        )}
      </div>
    </li>
  )
}

function waitingFor({ name }: StepShown, report: Report, action: Step | undefined): string {
  switch (name) {
    case 'checked':
      return t.waiting.checked
    case 'approved':
      return t.waiting.approved
    case 'reported':
      return action === 'closures' ? t.waiting.closed : t.waiting.reported(report.receiptsLeft)
    case 'closed':
      return t.waiting.closed
    case 'drawn-up':
      return ''
  }
}

/** Asks before a step that cannot be taken back. */
function Confirm({ step, report, onClose }: { step: Step; report: Report; onClose: () => void }) {
  const words = t.confirm[step]
  const action = useAction<object, Report>({
    kind: 'ivo-report',
    start: {},
    seen: report,
    query: ({ id }) => reportQuery(id),
    differences: (_none, saved) => [
      { field: t.columns.status, mine: words.yes, theirs: STATUS[saved.status].label },
      { field: t.due, mine: report.dueOn, theirs: saved.dueOn },
    ],
    mayStill: (saved) => may(saved, step),
    send: (_none, how) => take(step, report.id, how),
    says: () => words.done,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={words.title} save={words.yes} onClose={onClose}>
      <p>{words.text}</p>
    </ActionDialog>
  )
}
