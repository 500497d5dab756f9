import { useEffect } from 'react'

/** The things of each kind as the list last showed them, for going from one to the next. Only the memory of the tab knows. */
const shown = new Map<string, readonly string[]>()

export const listed = {
  remember: (kind: string, ids: readonly string[]) => void shown.set(kind, ids),
  forget: () => shown.clear(),
  /** Those before and after one, where the list showed it. */
  around: (kind: string, id: string) => {
    const ids = shown.get(kind) ?? []
    const place = ids.indexOf(id)
    return place < 0 ? {} : { previous: ids[place - 1], next: ids[place + 1] }
  },
}

/** Keeps what a list shows for as long as it shows it, and after. */
export function useListed(kind: string, items: readonly { id: string }[] | undefined): void {
  useEffect(() => {
    if (items !== undefined)
      listed.remember(
        kind,
        items.map(({ id }) => id),
      )
  }, [kind, items])
}
