import { type KeyboardEvent, useEffect, useState } from 'react'
import { announce } from '@/lib/announce'
import { t } from './messages.sv'
import { type ComboItem, matching, SHOWN } from './options'

interface Given {
  items: readonly ComboItem[]
  value: string | null
  onChange: (id: string | null) => void
  onSearch: ((text: string) => void) | undefined
  busy: boolean
}

/** What a search field suggests, which suggestion is marked, and what keys do. */
export function useSuggestions({ items, value, onChange, onSearch, busy }: Given) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const options = typed === null || onSearch !== undefined ? items.slice(0, SHOWN) : matching(items, typed)
  const marked = isOpen ? options[active] : undefined
  useEffect(() => {
    if (isOpen && typed !== null && !busy) announce(t.found(options.length))
  }, [isOpen, typed, busy, options.length])

  const open = (at = options.findIndex((option) => option.id === value)) => {
    setOpen(true)
    setActive(at)
  }
  const leave = () => {
    setTyped(null)
    setOpen(false)
    setActive(-1)
  }
  const take = (item: ComboItem) => {
    onChange(item.id)
    leave()
  }
  const type = (text: string) => {
    setTyped(text)
    onSearch?.(text)
    open(text === '' ? -1 : 0)
    if (text === '') onChange(null)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (isOpen) setActive(next(active, event.key === 'ArrowDown' ? 1 : -1, options.length))
      else open()
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault()
      if (marked !== undefined) take(marked)
    } else if (event.key === 'Tab' && marked !== undefined && typed !== null) {
      take(marked)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      leave()
    }
  }
  return { typed, isOpen, options, marked, open, leave, take, type, press }
}

/** The next place in a ring; from nowhere the first or the last. */
function next(active: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1
  if (active < 0) return step === 1 ? 0 : count - 1
  return (active + step + count) % count
}
