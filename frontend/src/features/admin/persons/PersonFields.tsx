import { Pair } from '@/forms/Pair'
import type { Name } from '@/forms/useEditing'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { PersonValues } from './person-form'

interface Props {
  values: PersonValues
  change: (part: Partial<PersonValues>) => void
  fault: (name: Name<PersonValues>) => string | undefined
  id: (name: Name<PersonValues>) => string
  isNew: boolean
}

export function PersonFields({ values, change, fault, id, isNew }: Props) {
  const text = (name: 'name' | 'title' | 'email' | 'subject', label: string) => ({
    id: id(name),
    label,
    error: fault(name),
    value: values[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })
  return (
    <>
      <TextField {...text('name', t.name)} hint={t.nameHint} required />
      <Pair>
        <TextField {...text('title', t.jobTitle)} />
        <TextField {...text('email', t.email)} type="email" />
      </Pair>
      {isNew ? (
        <TextField
          {...text('subject', t.subject)}
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
