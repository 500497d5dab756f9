import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api, unwrap } from '@/api/client'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import type { Chosen } from './choices'
import { t } from './organisation.sv'

const SHOWN = 20

interface Props {
  label: string
  hint?: string
  error?: string | undefined
  required?: boolean
  id?: string
  boardId: string
  value: Chosen | null
  onChange: (person: Chosen | null) => void
  /** Somebody who cannot be chosen here. */
  except?: string | undefined
  /** Only those whose absence the caller may report. */
  canBeAway?: boolean
}

/** Somebody who works for the board, found by a part of the name. */
export function PersonField({
  boardId,
  value,
  onChange,
  except,
  canBeAway = false,
  hint = t.searchPerson,
  ...field
}: Props) {
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['persons', 'find', boardId, canBeAway, text],
    placeholderData: keepPreviousData,
    queryFn: () => findPersons({ boardId, canBeAway, ...(text === '' ? {} : { q: text }) }),
  })
  const items = withChosen(
    (data ?? []).filter((person) => person.id !== except),
    value,
  )
  return (
    <ComboBox
      {...field}
      hint={hint}
      items={items}
      value={value?.id ?? null}
      onSearch={setTyped}
      busy={isFetching}
      onChange={(id) => {
        setTyped('')
        onChange(items.find((person) => person.id === id) ?? null)
      }}
    />
  )
}

async function findPersons(asked: { boardId: string; canBeAway: boolean; q?: string }): Promise<ComboItem[]> {
  const query = { ...asked, limit: SHOWN }
  const { persons } = await unwrap(api.GET('/persons', { params: { query } }))
  return persons
    .filter((person) => person.isActive)
    .map(({ id, name, title }) => ({ id, label: name, detail: title === '' ? undefined : title }))
}

/** The one chosen is among the choices even when the search has passed by. */
function withChosen(items: readonly ComboItem[], value: Chosen | null): ComboItem[] {
  return value === null || items.some((item) => item.id === value.id) ? [...items] : [value, ...items]
}
