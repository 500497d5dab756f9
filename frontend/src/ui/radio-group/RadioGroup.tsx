import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from '@/lib/cx'
import { type FieldProps, FieldSet } from '../field/Field'
import styles from './RadioGroup.module.css'

export interface RadioChoice {
  value: string
  label: ReactNode
  hint?: ReactNode
}

type Props = FieldProps & {
  choices: readonly RadioChoice[]
  name: string
  /** `cards` gives each answer a frame to press on a phone; `inline` sets short answers beside each other. */
  look?: 'list' | 'cards' | 'inline'
  input?: Omit<ComponentProps<'input'>, 'type' | 'value' | 'name'>
  value?: string | undefined
}

export function RadioGroup({ choices, name, look = 'list', input, value, ...fieldProps }: Props) {
  const id = useId()
  return (
    <FieldSet {...fieldProps}>
      <div className={styles[look]}>
        {choices.map((choice) => (
          <label key={choice.value} className={cx(styles.option, look !== 'list' && styles.framed)}>
            <input
              {...input}
              type="radio"
              name={name}
              value={choice.value}
              {...(value === undefined ? {} : { checked: choice.value === value })}
              aria-describedby={choice.hint === undefined ? undefined : `${id}-${choice.value}`}
              className={styles.radio}
            />
            <span>
              <span className={styles.text}>{choice.label}</span>
              {choice.hint === undefined ? null : (
                <span id={`${id}-${choice.value}`} className={styles.hint}>
                  {choice.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </FieldSet>
  )
}
