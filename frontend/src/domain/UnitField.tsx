import { asItems, type UnitSummary } from '@/api/lookups'
import { ComboBox } from '@/ui/combo-box/ComboBox'
import type { Chosen } from './choices'

interface Props {
  label: string
  hint?: string
  error?: string | undefined
  required?: boolean
  id?: string
  units: readonly UnitSummary[]
  value: Chosen | null
  onChange: (unit: Chosen | null) => void
}

/** One of a board's units, with its place in the organisation beside the name. */
export function UnitField({ units, value, onChange, ...field }: Props) {
  const items = asItems(units)
  return (
    <ComboBox
      {...field}
      items={value === null || items.some((item) => item.id === value.id) ? items : [value, ...items]}
      value={value?.id ?? null}
      onChange={(id) => onChange(items.find((unit) => unit.id === id) ?? null)}
    />
  )
}
