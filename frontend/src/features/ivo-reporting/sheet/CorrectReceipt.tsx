import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { correctReceipt, type Line, type Report, type Sheet, sheetQuery } from '../queries'
import { receiptFault } from './fields'
import { t } from './messages.sv'

interface Props {
  report: Report
  sheet: Sheet
  lines: readonly Line[]
  /** The receipt as it stands. */
  wrong: string
  onClose: () => void
}

/** A receipt that was wrongly keyed is put right, with the reason. What stood stays to be read. */
export function CorrectReceipt({ report, sheet, lines, wrong, onClose }: Props) {
  const { line } = sheet
  const action = useAction<{ receipt: string; reason: string }, Sheet>({
    kind: 'ivo-report',
    start: { receipt: wrong, reason: '' },
    validate: ({ receipt, reason }) => {
      const fault = receipt.trim() === wrong ? t.receiptSame : receiptFault(receipt, sheet, lines)
      return {
        ...(fault === null ? {} : { receipt: fault }),
        ...(reason.trim() === '' ? { reason: t.receiptReasonFault } : {}),
      }
    },
    send: ({ receipt, reason }, how) =>
      correctReceipt(
        report.id,
        { lineId: line.id, wrong, receipt: receipt.trim(), reason: reason.trim() },
        how,
      ),
    query: () => sheetQuery(report.id, line.id),
    says: () => t.receiptCorrected(line.position),
    onSaved: onClose,
  })
  const { text } = bind(action)
  return (
    <ActionDialog action={action} title={t.receiptCorrectTitle} save={t.receiptCorrect} onClose={onClose}>
      <p>{t.receiptCorrectText}</p>
      <TextField
        {...text('receipt')}
        label={t.receiptField}
        hint={t.receiptHint}
        required
        maxLength={rules.ReceiptCorrectionCreate.receipt.maxLength}
      />
      <TextArea
        {...text('reason')}
        label={t.receiptReason}
        required
        limit={rules.ReceiptCorrectionCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
