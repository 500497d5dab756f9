import { useState } from 'react'
import { parseDate } from '@/lib/typed-dates'
import { DateField } from './DateField'
import { t } from './messages.sv'

/** A date that becomes a filter when it is whole, and stops being one when emptied. */
export function DayFilter({
  label,
  value,
  min,
  onChange,
}: {
  label: string
  /** The first day, for the last one of a time. */
  min?: string | undefined
  value: string | undefined
  onChange: (day: string | undefined) => void
}) {
  const [typed, setTyped] = useState(value ?? '')
  const isBroken = typed !== '' && parseDate(typed) === null
  const take = (next: string) => {
    setTyped(next)
    if (/^\d{4}-\d{2}-\d{2}$/.test(next) && parseDate(next) !== null) onChange(next)
  }
  const leave = () => {
    const day = typed === '' ? undefined : parseDate(typed)
    if (day !== null && day !== value) onChange(day)
  }
  return (
    <DateField
      label={label}
      value={typed}
      {...(min === undefined ? {} : { min })}
      error={isBroken ? t.bad : undefined}
      onChange={take}
      onBlur={leave}
    />
  )
}
