import type { ComponentProps } from 'react'
import { cx } from '@/lib/cx'
import { sv } from '@/messages/sv'
import { controlProps, Field, type FieldProps, useFieldIds } from '../field/Field'
import field from '../field/Field.module.css'
import styles from './SelectField.module.css'

export interface Choice {
  value: string
  label: string
}

type Props = FieldProps &
  Omit<ComponentProps<'select'>, keyof FieldProps | 'children'> & {
    choices: readonly Choice[]
    /** The empty first line. Left out where there always is a value. */
    empty?: string | null
  }

/** For up to some fifteen choices; more go in a ComboBox. */
export function SelectField({
  label,
  hint,
  error,
  warning,
  required = false,
  id,
  choices,
  empty = sv.choose,
  className,
  ...rest
}: Props) {
  const ids = useFieldIds({ ...(id === undefined ? {} : { id }), hint, error, warning })
  return (
    <Field label={label} hint={hint} error={error} required={required} warning={warning} ids={ids}>
      <select
        {...rest}
        {...controlProps(ids, { error, required })}
        className={cx(field.control, styles.select, className)}
      >
        {empty === null ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
