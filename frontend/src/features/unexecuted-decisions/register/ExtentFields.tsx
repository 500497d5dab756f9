import { EXTENT_UNIT } from '@/domain/decisions.sv'
import { bind } from '@/forms/fields'
import { Card } from '@/ui/card/Card'
import { Columns } from '@/ui/layout/Layout'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { RegisterFields } from './register-form'

const EXTENT_UNITS = Object.entries(EXTENT_UNIT).map(([value, label]) => ({ value, label }))

/** How much was granted, where a part of it can be carried out. */
export function ExtentFields({ fields }: { fields: RegisterFields }) {
  const { text } = bind(fields)
  return (
    <Card title={t.extent}>
      <p className="muted">{t.extentText}</p>
      <Columns even>
        <TextField {...text('amount')} label={t.amount} inputMode="decimal" />
        <SelectField {...text('extentUnit')} label={t.extentUnit} empty={t.noExtent} choices={EXTENT_UNITS} />
      </Columns>
    </Card>
  )
}
