import { useRef, useState } from 'react'
import { announce } from '@/lib/announce'
import { several } from '@/messages/several.sv'

export interface Selection {
  /** The rows that are marked, of those shown, in the order of the list. */
  chosen: readonly string[]
  isAll: boolean
  /** Marks a row or takes the mark away; with Shift everything from the row marked last. */
  toggle: (id: string, isRange: boolean) => void
  toggleAll: () => void
  clear: () => void
}

/** Which rows of a page are marked. What is no longer shown is no longer marked. */
export function useSelection(ids: readonly string[]): Selection {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  const chosen = ids.filter((id) => marked.has(id))
  const set = (next: readonly string[]) => {
    setMarked(new Set(next))
    announce(several.count(next.length))
  }
  return {
    chosen,
    isAll: chosen.length > 0 && chosen.length === ids.length,
    toggle: (id, isRange) => {
      const isOn = !marked.has(id)
      const touched = isRange ? between(ids, last.current, id) : [id]
      last.current = id
      set(ids.filter((each) => (touched.includes(each) ? isOn : marked.has(each))))
    },
    toggleAll: () => set(chosen.length === ids.length ? [] : ids),
    clear: () => set([]),
  }
}

/** A row and those up to another; the row alone where the other is not shown. */
export function between(ids: readonly string[], from: string | null, to: string): readonly string[] {
  const places = [ids.indexOf(from ?? to), ids.indexOf(to)].toSorted((a, b) => a - b)
  const [first = 0, final = 0] = places
  return first < 0 ? [to] : ids.slice(first, final + 1)
}
