import { ChipGroup } from './ChipGroup'

/** A choice that stands in an address under a name of its own, or does not stand there. */
export interface Flag<N extends string> {
  value: N
  label: string
}

type Flags<N extends string> = Partial<Record<N, true | undefined>>

interface Props<N extends string> {
  label: string
  flags: readonly Flag<N>[]
  search: Flags<N>
  onChange: (change: Flags<N>) => void
}

/** Several choices that each are on or off. */
export function FlagGroup<N extends string>({ label, flags, search, onChange }: Props<N>) {
  return (
    <ChipGroup
      label={label}
      choices={flags}
      chosen={flags.map(({ value }) => value).filter((name) => search[name])}
      onChange={(chosen) =>
        onChange(
          Object.fromEntries(
            flags.map(({ value }) => [value, chosen.includes(value) || undefined]),
          ) as Flags<N>,
        )
      }
    />
  )
}

/** Those that are on, in words. */
export function flagsInWords<N extends string>(flags: readonly Flag<N>[], search: Flags<N>): string[] {
  return flags.filter(({ value }) => search[value]).map(({ label }) => label)
}
