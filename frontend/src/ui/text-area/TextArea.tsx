import { type ChangeEvent, type ComponentProps, useState } from 'react'
import { cx } from '@/lib/cx'
import { sv } from '@/messages/sv'
import { controlProps, Field, type FieldProps, useFieldIds } from '../field/Field'
import field from '../field/Field.module.css'
import styles from './TextArea.module.css'

type Props = FieldProps &
  Omit<ComponentProps<'textarea'>, keyof FieldProps | 'maxLength'> & { limit?: number }

/** Grows with its text. Ctrl + Enter (⌘ + Enter on a Mac) sends its form. Counts characters only when the limit is near, and never cuts what somebody typed. */
export function TextArea({
  label,
  hint,
  error,
  warning,
  required = false,
  id,
  limit,
  className,
  onChange,
  ...rest
}: Props) {
  const ids = useFieldIds({ ...(id === undefined ? {} : { id }), hint, error, warning })
  const [length, setLength] = useState(String(rest.defaultValue ?? rest.value ?? '').length)
  const change = (event: ChangeEvent<HTMLTextAreaElement>) => {
    setLength(event.target.value.length)
    onChange?.(event)
  }
  const near = limit !== undefined && length > limit * 0.8
  return (
    <Field label={label} hint={hint} error={error} required={required} warning={warning} ids={ids}>
      <textarea
        rows={4}
        {...rest}
        {...controlProps(ids, { error, required })}
        onChange={change}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing)
            return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
        className={cx(field.control, styles.area, className)}
      />
      {limit === undefined ? null : (
        <p role="status" className={cx(styles.counter, length > limit && styles.over)}>
          {near ? sv.charactersLeft(limit - length) : ''}
        </p>
      )}
    </Field>
  )
}
