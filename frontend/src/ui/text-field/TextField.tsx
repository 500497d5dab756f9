import type { ComponentProps } from 'react'
import { cx } from '@/lib/cx'
import { controlProps, Field, type FieldProps, useFieldIds } from '../field/Field'
import field from '../field/Field.module.css'
import styles from './TextField.module.css'

type Props = FieldProps &
  Omit<ComponentProps<'input'>, keyof FieldProps> & { width?: 'short' | 'medium' | 'full' }

export function TextField({
  label,
  hint,
  error,
  warning,
  required = false,
  id,
  width = 'full',
  className,
  ...rest
}: Props) {
  const ids = useFieldIds({ ...(id === undefined ? {} : { id }), hint, error, warning })
  return (
    <Field label={label} hint={hint} error={error} required={required} warning={warning} ids={ids}>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        {...controlProps(ids, { error, required })}
        className={cx(field.control, styles[width], className)}
      />
    </Field>
  )
}
