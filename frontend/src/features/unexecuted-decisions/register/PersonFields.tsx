import { Pair } from '@/forms/Pair'
import { SEX } from '@/messages/decisions.sv'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { Details } from '@/ui/details/Details'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { Editing } from './RegisterPage'
import type { Sex } from './register-form'

const SEXES = Object.entries(SEX).map(([value, label]) => ({ value, label }))

/** Whom it is about, as little as the report needs. */
export function PersonFields({ editing: { values, change, fault, id } }: { editing: Editing }) {
  return (
    <Card title={t.person}>
      <RadioGroup
        id={id('sex')}
        name="sex"
        label={t.sex}
        hint={t.sexHint}
        look="inline"
        required
        error={fault('sex')}
        choices={SEXES}
        value={values.sex}
        input={{ onChange: (event) => change({ sex: event.target.value as Sex }) }}
      />
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
          <Pair>
            <TextField
              id={id('personNumber')}
              label={t.personNumber}
              hint={t.personNumberHint}
              error={fault('personNumber')}
              value={values.personNumber}
              onChange={(event) => change({ personNumber: event.target.value })}
            />
            <TextField
              id={id('name')}
              label={t.name}
              error={fault('name')}
              value={values.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Pair>
        </div>
      </Details>
    </Card>
  )
}
