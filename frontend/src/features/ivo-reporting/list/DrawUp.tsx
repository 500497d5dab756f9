import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { civilDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Refusal } from '@/ui/refusal/Refusal'
import { SelectField } from '@/ui/select-field/SelectField'
import { t } from '../messages.sv'
import { endedQuarters, quarterName } from '../quarters'
import { drawUp, type Report, reportQuery, reportsQuery, type Summary } from '../queries'
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
  const [chosen, setChosen] = useState<string>()
  const client = useQueryClient()
  const period = chosen ?? periods[0]
  const drawing = useMutation({
    mutationFn: (which: string) => drawUp(which, boardId, crypto.randomUUID()),
    onSuccess: (report) => {
      client.setQueryData(reportQuery(report.id).queryKey, report)
      void client.invalidateQueries({ queryKey: reportsQuery.queryKey })
      onStarted(report)
    },
  })
  if (period === undefined) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!drawing.isPending) drawing.mutate(period)
  }
  return (
    <Card title={t.drawUpTitle}>
      <p className="muted">{t.drawUpText}</p>
      <Refusal error={drawing.error} />
      <form onSubmit={submit} className={styles.draw}>
        <SelectField
          label={t.which}
          empty={null}
          choices={periods.map((value) => ({ value, label: quarterName(value) }))}
          value={period}
          onChange={(event) => setChosen(event.target.value)}
        />
        <Button type="submit" kind="primary" pending={drawing.isPending} pendingText={t.drawing}>
          {t.drawUp}
        </Button>
      </form>
    </Card>
  )
}
