import { deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { REPORT_TYPE, type ReportType } from '@/domain/deviations.sv'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Deviation, reclassify } from '../queries'
import { standing } from './changes'
import { t } from './messages.sv'

interface Values {
  reportType: ReportType | ''
  reason: string
}

/** A report is of another type than it came as: an idea is a deviation, or the other way round. Its words are not touched. */
export function ReclassifyDialog({ deviation, onClose }: { deviation: Deviation; onClose: () => void }) {
  const types = (Object.keys(REPORT_TYPE) as ReportType[]).filter((type) => type !== deviation.reportType)
  const action = useAction<Values, Deviation>({
    kind: 'deviation',
    start: { reportType: '', reason: '' },
    validate: ({ reportType, reason }) => ({
      ...(reportType === '' ? { reportType: t.reclassifyTypeFault } : {}),
      ...(reason.trim() === '' ? { reason: t.reclassifyReasonFault } : {}),
    }),
    seen: deviation,
    query: ({ id }) => deviationQuery(id),
    differences: ({ reportType, reason }, saved) => [
      ...standing(saved),
      {
        field: t.reclassifyType,
        mine: reportType === '' ? '' : REPORT_TYPE[reportType].label,
        theirs: REPORT_TYPE[saved.reportType].label,
      },
      { field: t.reclassifyReason, mine: reason, theirs: '' },
    ],
    mayStill: (saved) => may(saved, 'reclassifications'),
    send: ({ reportType, reason }, how) =>
      reclassify(
        deviation.id,
        { reportType: reportType === '' ? deviation.reportType : reportType, reason: reason.trim() },
        how,
      ),
    says: (saved) => t.reclassified(REPORT_TYPE[saved.reportType].label),
    onSaved: onClose,
  })
  const { text, radio } = bind(action)
  return (
    <ActionDialog action={action} title={t.reclassifyTitle} save={t.reclassifySave} onClose={onClose}>
      <p>{t.reclassifyText}</p>
      <RadioGroup
        {...radio('reportType')}
        label={t.reclassifyType}
        required
        choices={types.map((type) => ({ value: type, ...REPORT_TYPE[type] }))}
      />
      <TextArea
        {...text('reason')}
        label={t.reclassifyReason}
        hint={t.noNames}
        required
        limit={rules.ReclassificationCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
