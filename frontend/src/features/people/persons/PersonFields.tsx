import { bind, type Fields } from '@/forms/fields'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { Columns } from '@/ui/layout/Layout'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { PersonValues } from './person-form'

interface Props {
  fields: Fields<PersonValues>
  isNew: boolean
}

export function PersonFields({ fields, isNew }: Props) {
  const { values, change, fault, id } = fields
  const { text } = bind(fields)
  return (
    <>
      <TextField {...text('name')} label={t.name} hint={t.nameHint} required />
      <Columns even>
        <TextField {...text('title')} label={t.jobTitle} />
        <TextField {...text('email')} label={t.email} type="email" />
      </Columns>
      {isNew ? (
        <TextField
          {...text('subject')}
          label={t.subject}
          hint={t.subjectHint}
          autoComplete="off"
          spellCheck={false}
        />
      ) : (
        <CheckboxField
          id={id('isActive')}
          label={t.isActive}
          hint={t.isActiveHint}
          error={fault('isActive')}
          checked={values.isActive}
          onChange={(event) => change({ isActive: event.target.checked })}
        />
      )}
    </>
  )
}
