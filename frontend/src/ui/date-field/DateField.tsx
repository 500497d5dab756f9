import { lazy, Suspense, useId, useRef, useState } from 'react'
import { longDate } from '@/lib/dates'
import { anotherWeekday, parseDate } from '@/lib/typed-dates'
import { sv } from '@/messages/sv'
import { IconButton } from '../button/Button'
import { controlProps, Field, type FieldProps, useFieldIds } from '../field/Field'
import field from '../field/Field.module.css'
import styles from './DateField.module.css'
import { t } from './messages.sv'

const CalendarPanel = lazy(() => import('./CalendarPanel'))

type Props = FieldProps & {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  name?: string
  min?: string
  max?: string
}

/**
 * A date as text in the order ÅÅÅÅ-MM-DD, which is faster than any picker. The calendar is loaded when its button is pressed.
 * What is typed stays as typed until it is left; then a readable date gets its dashes, and one outside the bounds is told of.
 */
export function DateField({
  label,
  hint,
  error,
  required = false,
  id,
  value,
  onChange,
  onBlur,
  name,
  min,
  max,
}: Props) {
  const [open, setOpen] = useState(false)
  const [isLeft, setLeft] = useState(false)
  const fault =
    isLeft || error !== undefined
      ? (wrongWeekday(value) ?? error ?? tooLate(value, max) ?? tooEarly(value, min))
      : undefined
  const ids = useFieldIds({ ...(id === undefined ? {} : { id }), hint: hint ?? t.format, error: fault })
  const panelId = useId()
  const opener = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(false)
    opener.current?.querySelector('button')?.focus()
  }
  const leave = () => {
    const date = parseDate(value, undefined, max)
    setLeft(true)
    if (date !== null && date !== value) onChange(date)
    onBlur?.()
  }
  return (
    <Field label={label} hint={hint ?? t.format} error={fault} required={required} ids={ids}>
      <div className={styles.frame}>
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          name={name}
          value={value}
          onChange={(event) => {
            setLeft(false)
            onChange(event.target.value)
          }}
          onBlur={leave}
          {...controlProps(ids, { error: fault, required })}
          className={field.control}
        />
        <div ref={opener}>
          <IconButton
            icon="calendar"
            label={t.open}
            aria-expanded={open}
            aria-controls={open ? panelId : undefined}
            onClick={() => setOpen(!open)}
          />
        </div>
        {open ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes a dialog
          <div
            id={panelId}
            className={styles.panel}
            role="dialog"
            aria-label={`${t.dialog}: ${label}`}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              close()
            }}
          >
            <Suspense fallback={<p>{sv.loading}</p>}>
              <CalendarPanel
                value={parseDate(value)}
                {...(min === undefined ? {} : { min })}
                {...(max === undefined ? {} : { max })}
                onPick={(date) => {
                  onChange(date)
                  close()
                }}
              />
            </Suspense>
          </div>
        ) : null}
      </div>
    </Field>
  )
}

/** What is said of a day that stands beside another weekday, where all else would only say that it is no day. */
function wrongWeekday(text: string): string | undefined {
  const told = anotherWeekday(text)
  return told === null ? undefined : t.weekday(told)
}

/** What is said of a day that is earlier than it can be. */
function tooEarly(text: string, min: string | undefined): string | undefined {
  const day = parseDate(text)
  return min === undefined || day === null || day >= min ? undefined : t.earlier(longDate(min))
}

/** What is said of a day that is later than it can be, or of six digits that can be read only as such a day. */
function tooLate(text: string, max: string | undefined): string | undefined {
  const day = parseDate(text)
  if (max === undefined || day === null || day <= max) return undefined
  return parseDate(text, undefined, max) === null ? t.bad : t.later(longDate(max))
}
