export interface ComboItem {
  id: string
  label: string
  /** A second line that tells two alike apart: the path of a unit, the post of a person. */
  detail?: string | undefined
}

/** As many as are drawn; whoever needs more types another letter. */
export const SHOWN = 100

/** The items in which every typed word stands, those that begin with the text first. */
export function matching(items: readonly ComboItem[], text: string): ComboItem[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  const found = items.filter((item) => {
    const whole = plain(`${item.label} ${item.detail ?? ''}`)
    return words.every((word) => whole.includes(word))
  })
  const begins = (item: ComboItem) => (plain(item.label).startsWith(plain(text)) ? 0 : 1)
  return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, SHOWN)
}

function plain(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('sv').trim()
}
