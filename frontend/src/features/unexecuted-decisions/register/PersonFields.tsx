import { SEX } from '@/domain/decisions.sv'
import { bind } from '@/forms/fields'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { Details } from '@/ui/details/Details'
import { Columns } from '@/ui/layout/Layout'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { RegisterFields } from './register-form'

const SEXES = Object.entries(SEX).map(([value, label]) => ({ value, label }))

/** Whom it is about, as little as the report needs. */
export function PersonFields({ fields }: { fields: RegisterFields }) {
  const { values, change, fault, id } = fields
  const { text, radio } = bind(fields)
  const personNumber = { ...text('personNumber'), warning: undefined }
  return (
    <Card title={t.person}>
      <RadioGroup {...radio('sex')} label={t.sex} hint={t.sexHint} look="inline" required choices={SEXES} />
      <CheckboxField
        id={id('isProtected')}
        label={t.isProtected}
        hint={t.isProtectedHint}
        error={fault('isProtected')}
        checked={values.isProtected}
        onChange={(event) => change({ isProtected: event.target.checked })}
      />
      <Details summary={t.identity} open={(fault('personNumber') ?? fault('name')) !== undefined}>
        <div className="stack">
          <p>{t.identityText}</p>
          <Columns even>
            <TextField {...personNumber} label={t.personNumber} hint={t.personNumberHint} />
            <TextField {...text('name')} label={t.name} />
          </Columns>
        </div>
      </Details>
    </Card>
  )
}
