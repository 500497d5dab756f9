import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ErrorSummary } from '@/ui/error-summary/ErrorSummary'
import { Refusal } from '@/ui/refusal/Refusal'
import { SelectField } from '@/ui/select-field/SelectField'
import { t } from '../messages.sv'
import { endedQuarters, quarterName } from '../quarters'
import { drawUp, type Report, reportQuery, type Summary } from '../queries'
import styles from './QuartersPage.module.css'

const CHOICES = 8

interface Props {
  reports: readonly Summary[]
  boardId: string
  /** The one quarter that may be chosen, on its own page. */
  only?: string
  onStarted: (report: Report) => void
}

/** Asks the server to draw up a quarter that has ended and is not drawn up yet. */
export function DrawUp({ reports, boardId, only, onStarted }: Props) {
  const drawn = reports
    .filter((report) => report.boardId === boardId && report.status !== 'open')
    .map((report) => report.period)
  const ended = only === undefined ? endedQuarters(civilDate(), CHOICES) : [only]
  const periods = ended.filter((one) => !drawn.includes(one))
  const [first] = periods
  const action = useAction<{ period: string }, Report>({
    kind: 'ivo-report',
    start: { period: '' },
    isKept: true,
    send: ({ period }, how) => drawUp({ period: period === '' ? (first ?? '') : period, boardId }, how),
    query: ({ id }) => reportQuery(id),
    says: null,
    onSaved: (report, isEarlier) => {
      if (isEarlier) toast(sv.arrivedEarlier)
      onStarted(report)
    },
  })
  if (first === undefined) return null
  const { value, ...period } = bind(action).text('period')
  return (
    <Card title={t.drawUpTitle}>
      <p className="muted">{t.drawUpText}</p>
      <ErrorSummary faults={action.summary} />
      <Refusal error={action.error} />
      <form onSubmit={action.submit} className={styles.draw}>
        <SelectField
          {...period}
          label={t.which}
          empty={null}
          choices={periods.map((one) => ({ value: one, label: quarterName(one) }))}
          value={value === '' ? first : value}
        />
        <Button type="submit" kind="primary" pending={action.isPending} pendingText={t.drawing}>
          {t.drawUp}
        </Button>
      </form>
    </Card>
  )
}
