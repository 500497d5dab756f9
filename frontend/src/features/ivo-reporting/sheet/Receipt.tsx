import { useState } from 'react'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { dateAndTime } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Icon } from '@/ui/icon/Icon'
import { ActionLink } from '@/ui/link/Link'
import { Progress } from '@/ui/progress/Progress'
import { TextField } from '@/ui/text-field/TextField'
import { t as shared } from '../messages.sv'
import { type Line, type Report, receive, reportQuery, type Sheet } from '../queries'
import { CorrectReceipt } from './CorrectReceipt'
import { nextToReport, receiptFault } from './fields'
import { KEYED } from './keyed'
import { t } from './messages.sv'
import styles from './SheetPage.module.css'

interface Props {
  report: Report
  sheet: Sheet
  lines: readonly Line[]
  /** Goes on to the next line that IVO is to be told about, if one is left. */
  onReported: (next: Line | undefined) => void
}

/** That IVO has been told about the line, with the number its service gave. */
export function Receipt({ report, sheet, lines, onReported }: Props) {
  const { line } = sheet
  const done = lines.filter((one) => one.receipt !== null).length
  const next = nextToReport(lines, line.id)
  const [isCorrecting, setCorrecting] = useState(false)
  return (
    <Card title={t.receipt}>
      <Progress
        label={t.receipt}
        value={done}
        max={lines.length}
        text={shared.receiptsDone(done, lines.length)}
      />
      {line.receipt !== null && line.reportedAt !== null ? (
        <>
          <div className={styles.done}>
            <Icon name="checkCircle" />
            <p>
              <strong>{line.receipt}</strong>
              <br />
              {t.receiptDone(dateAndTime(line.reportedAt))}
            </p>
          </div>
          {sheet.earlierReceipts.map(({ receipt, reason, correctedAt, correctedBy }) => (
            <p key={correctedAt} className="muted prose">
              {t.receiptWas(receipt, dateAndTime(correctedAt), correctedBy)}
              <br />
              {reason}
            </p>
          ))}
          {may(report, 'receipt-corrections') ? (
            <Button kind="quiet" onClick={() => setCorrecting(true)}>
              {t.receiptCorrect}
            </Button>
          ) : null}
          {isCorrecting ? (
            <CorrectReceipt
              {...{ report, sheet, lines }}
              wrong={line.receipt}
              onClose={() => setCorrecting(false)}
            />
          ) : null}
        </>
      ) : may(report, 'receipts') ? (
        <ReceiptForm {...{ report, sheet, lines }} onReported={() => onReported(next)} />
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

function ReceiptForm({
  report,
  sheet,
  lines,
  onReported,
}: Omit<Props, 'onReported'> & { onReported: () => void }) {
  const { line } = sheet
  const action = useAction<{ receipt: string }, Report>({
    kind: 'ivo-report',
    start: { receipt: '' },
    validate: ({ receipt }) => {
      const fault = receiptFault(receipt, sheet, lines)
      return fault === null ? {} : { receipt: fault }
    },
    send: ({ receipt }, how) => receive(report.id, { lineId: line.id, receipt: receipt.trim() }, how),
    query: ({ id }) => reportQuery(id),
    says: () => t.receiptSaved(line.position),
    onSaved: onReported,
  })
  return (
    <EditForm action={action} save={t.receiptSave}>
      <p className="muted">{t.receiptText}</p>
      <TextField
        {...bind(action).text('receipt')}
        {...KEYED}
        label={t.receiptField}
        hint={t.receiptHint}
        required
        maxLength={rules.ReceiptCreate.receipt.maxLength}
      />
    </EditForm>
  )
}
