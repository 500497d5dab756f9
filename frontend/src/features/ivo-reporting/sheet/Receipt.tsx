import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { ApiError, sortFaults } from '@/api/errors'
import { rules } from '@/api/rules.gen'
import { dateAndTime } from '@/lib/dates'
import { toast } from '@/lib/toasts'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Icon } from '@/ui/icon/Icon'
import { ActionLink } from '@/ui/link/Link'
import { Progress } from '@/ui/progress/Progress'
import { Refusal } from '@/ui/refusal/Refusal'
import { TextField } from '@/ui/text-field/TextField'
import { t as shared } from '../messages.sv'
import {
  type Line,
  linesQuery,
  may,
  type Report,
  receive,
  reportQuery,
  reportsQuery,
  sheetQuery,
} from '../queries'
import { nextToReport } from './fields'
import { t } from './messages.sv'
import styles from './SheetPage.module.css'

interface Props {
  report: Report
  line: Line
  lines: readonly Line[]
}

/** That IVO has been told about the line, with the number its service gave. */
export function Receipt({ report, line, lines }: Props) {
  const done = lines.filter((one) => one.receipt !== null).length
  const next = nextToReport(lines, line.id)
  return (
    <Card title={t.receipt}>
      <Progress
        label={t.receipt}
        value={done}
        max={lines.length}
        text={shared.receiptsDone(done, lines.length)}
      />
      {line.receipt !== null && line.reportedAt !== null ? (
        <div className={styles.done}>
          <Icon name="checkCircle" />
          <p>
            <strong>{line.receipt}</strong>
            <br />
            {t.receiptDone(dateAndTime(line.reportedAt))}
          </p>
        </div>
      ) : may(report, 'receipts') ? (
        <ReceiptForm report={report} line={line} />
      ) : (
        <p className="muted">{t.receiptWait}</p>
      )}
      {line.receipt !== null && next !== undefined ? (
        <ActionLink
          to="/ej-verkstallda/rapporter/$id/blad/$rad"
          params={{ id: report.id, rad: next.id }}
          kind="primary"
          icon="arrowRight"
          wide
        >
          {t.nextLine}
        </ActionLink>
      ) : null}
      {next === undefined && line.receipt !== null ? (
        <ActionLink to="/ej-verkstallda/rapporter/$id" params={{ id: report.id }} kind="primary" wide>
          {t.receiptAll}
        </ActionLink>
      ) : null}
    </Card>
  )
}

function ReceiptForm({ report, line }: Omit<Props, 'lines'>) {
  const id = useId()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [receipt, setReceipt] = useState('')
  const [isTried, setTried] = useState(false)
  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: () => receive(report.id, { lineId: line.id, receipt: receipt.trim(), key }),
    onSuccess: async (saved) => {
      client.setQueryData(reportQuery(report.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: reportsQuery.queryKey })
      await Promise.all([
        client.invalidateQueries({ queryKey: linesQuery(report.id).queryKey }),
        client.invalidateQueries({ queryKey: sheetQuery(report.id, line.id).queryKey }),
      ])
      toast(t.receiptSaved(line.position))
    },
    onError: () => setKey(crypto.randomUUID()),
  })
  const { error } = saving
  const refused =
    error instanceof ApiError && error.faults.length > 0
      ? sortFaults(error, ['receipt']).fields['receipt']
      : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (receipt.trim() !== '' && !saving.isPending) saving.mutate()
  }
  return (
    <form noValidate onSubmit={submit} className={styles.form}>
      <p className="muted">{t.receiptText}</p>
      <Refusal error={refused === undefined ? error : null} />
      <TextField
        id={id}
        label={t.receiptField}
        hint={t.receiptHint}
        required
        maxLength={rules.ReceiptCreate.receipt.maxLength}
        error={isTried && receipt.trim() === '' ? t.receiptFault : refused}
        value={receipt}
        onChange={(event) => setReceipt(event.target.value)}
      />
      <Button type="submit" kind="primary" icon="check" pending={saving.isPending}>
        {t.receiptSave}
      </Button>
    </form>
  )
}
