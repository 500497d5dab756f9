import type { Me } from '@/api/me'
import { lists } from '@/messages/lists.sv'
import type { ComboItem } from '@/ui/combo-box/ComboBox'

interface Places {
  namnd?: string | undefined
  enhet?: string | undefined
  ensam?: boolean | undefined
}

/** The board and the unit that a list is narrowed to, as it is printed. */
export function placesInWords(
  { namnd, enhet, ensam }: Places,
  boards: Me['boards'],
  units: readonly ComboItem[],
): string[] {
  return [
    ...boards.filter(({ id }) => id === namnd).map(({ name }) => name),
    ...units.filter(({ id }) => id === enhet).map(({ label }) => (ensam ? lists.alone(label) : label)),
  ]
}

interface Days {
  fran?: string | undefined
  till?: string | undefined
}

/** Between which days a list is narrowed, as it is printed. */
export function daysInWords({ fran, till }: Days, words: { from: string; to: string }): string[] {
  return [
    ...(fran === undefined ? [] : [`${words.from} ${fran}`]),
    ...(till === undefined ? [] : [`${words.to} ${till}`]),
  ]
}

/** Chosen values as they stand in an address: no list where there are none. */
export function asList(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : values
}
