import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import type { Chosen } from './choices'
import { t } from './organisation.sv'

interface Findable {
  id: string
  name: string
  title: string
}

interface Props {
  id?: string
  label: string
  hint?: string
  error?: string | undefined
  required?: boolean
  value: Chosen | null
  onChange: (person: Chosen | null) => void
  /** Where they are looked for: what the queries are kept by, and who has a part of a name. */
  among: readonly unknown[]
  find: (text: string) => Promise<readonly Findable[]>
  /** Somebody who cannot be chosen here. */
  except?: string | undefined
  /** False until it is known where they are looked for. */
  isReady?: boolean
}

/** Somebody found by a part of the name, or a matter by what it is called. */
export function FoundField({
  among,
  find,
  value,
  onChange,
  except,
  isReady = true,
  hint = t.searchPerson,
  ...field
}: Props) {
  const [typed, setTyped] = useState('')
  const deferred = useDeferredValue(typed.trim())
  const text = deferred === value?.label ? '' : deferred
  const { data = [], isFetching } = useQuery({
    queryKey: [...among, text],
    placeholderData: keepPreviousData,
    enabled: isReady,
    queryFn: async () => (await find(text)).map(asItem),
  })
  const items = withChosen(
    data.filter((person) => person.id !== except),
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

function asItem({ id, name, title }: Findable): ComboItem {
  return { id, label: name, detail: title === '' ? undefined : title }
}

/** The one chosen is among the choices even when the search has passed by. */
function withChosen(items: readonly ComboItem[], value: Chosen | null): ComboItem[] {
  return value === null || items.some((item) => item.id === value.id) ? [...items] : [value, ...items]
}
