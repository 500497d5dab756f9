/** What marks the stops of the way through a sheet by keyboard: each value to copy, and at last the receipt. */
export const KEYED = { 'data-keyed': true } as const

/** Puts the focus on the first stop of a sheet, or on the one after where it is. */
export function goOn(sheet: HTMLElement | null, from: 'start' | 'here'): void {
  const stops = [...(sheet?.querySelectorAll<HTMLElement>('[data-keyed]') ?? [])]
  const here = stops.findIndex((stop) => stop === document.activeElement)
  stops[from === 'start' ? 0 : here + 1]?.focus()
}
