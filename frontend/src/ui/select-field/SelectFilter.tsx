import { type Choice, SelectField } from './SelectField'

interface Props<V extends string> {
  label: string
  /** What the list holds when nothing is chosen. */
  everything: string
  choices: readonly Choice[]
  value: V | undefined
  onChange: (value: V | undefined) => void
}

/** One choice as a filter: what the list is narrowed to, or everything. */
export function SelectFilter<V extends string>({ label, everything, choices, value, onChange }: Props<V>) {
  return (
    <SelectField
      label={label}
      empty={everything}
      choices={choices}
      value={value ?? ''}
      onChange={({ target }) => onChange((target.value || undefined) as V | undefined)}
    />
  )
}
