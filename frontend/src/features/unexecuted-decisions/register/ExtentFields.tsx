import { Pair } from '@/forms/Pair'
import { EXTENT_UNIT } from '@/messages/decisions.sv'
import { Card } from '@/ui/card/Card'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { Editing } from './RegisterPage'
import type { ExtentUnit } from './register-form'

const EXTENT_UNITS = Object.entries(EXTENT_UNIT).map(([value, label]) => ({ value, label }))

/** How much was granted, where a part of it can be carried out. */
export function ExtentFields({ editing: { values, change, fault, id } }: { editing: Editing }) {
  return (
    <Card title={t.extent}>
      <p className="muted">{t.extentText}</p>
      <Pair>
        <TextField
          id={id('amount')}
          label={t.amount}
          inputMode="decimal"
          error={fault('amount')}
          value={values.amount}
          onChange={(event) => change({ amount: event.target.value })}
        />
        <SelectField
          id={id('extentUnit')}
          label={t.extentUnit}
          empty={t.noExtent}
          error={fault('extentUnit')}
          choices={EXTENT_UNITS}
          value={values.extentUnit}
          onChange={(event) => change({ extentUnit: event.target.value as ExtentUnit | '' })}
        />
      </Pair>
    </Card>
  )
}
