import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from '@/lib/cx'
import { FieldError } from '../field/Field'
import styles from './CheckboxField.module.css'

type Props = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

export function CheckboxField({ label, hint, error, className, ...rest }: Props) {
  const id = useId()
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div>
      <FieldError id={`${id}-error`} text={error} />
      <label className={cx(styles.option, className)}>
        <input
          type="checkbox"
          {...rest}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={describedBy === '' ? undefined : describedBy}
          className={styles.box}
        />
        <span>
          {label}
          {hint === undefined ? null : (
            <span id={`${id}-hint`} className={styles.hint}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  )
}
