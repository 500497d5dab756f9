const whole = new Intl.NumberFormat('sv-SE')
const percents = new Intl.NumberFormat('sv-SE', { style: 'percent', maximumFractionDigits: 0 })
const finePercents = new Intl.NumberFormat('sv-SE', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
const decimals = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 1 })

export function number(value: number): string {
  return whole.format(value)
}

/** A number with one decimal where it is no whole one. */
export function decimal(value: number): string {
  return decimals.format(value)
}

/** A share in whole per cent; null when there is nothing to divide by. */
export function share(part: number, whole_: number): string | null {
  return whole_ === 0 ? null : percents.format(part / whole_)
}

/** A share with one decimal. */
export function fineShare(part: number, whole_: number): string | null {
  return whole_ === 0 ? null : finePercents.format(part / whole_)
}

/** `1 avvikelse`, `3 avvikelser`. */
export function count(n: number, one: string, many: string): string {
  return `${number(n)} ${n === 1 ? one : many}`
}
