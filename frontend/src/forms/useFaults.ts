import { useState } from 'react'
import { type ApiError, sortFaults } from '@/api/errors'
import type { FormFault } from '@/ui/error-summary/ErrorSummary'
import type { Faults } from './fields'

/** What is wrong with a form: found here when it is sent, or by the API; each at its field and all at the top. */
export function useFaults<N extends string>(id: (name: N) => string, fieldOf: Readonly<Record<string, N>>) {
  const [isTried, setTried] = useState(false)
  const [summary, setSummary] = useState<readonly FormFault[]>([])
  const [refused, setRefused] = useState<Faults<N>>({})
  return {
    summary,
    refused,
    /** Whether it has been sent, so that each change is checked at once from now on. */
    isTried,
    tried: (faults: Faults<N>) => {
      setTried(true)
      setRefused({})
      setSummary(atFields(faults, id))
    },
    refuse: (error: ApiError) => {
      const { fields, rest } = sortFaults(error, Object.keys(fieldOf))
      const faults: Faults<N> = {}
      for (const [path, text] of Object.entries(fields)) {
        const name = fieldOf[path]
        if (name !== undefined) faults[name] ??= text
      }
      setRefused(faults)
      setSummary([...atFields(faults, id), ...rest.map((text) => ({ field: null, text }))])
    },
    changed: (names: readonly string[]) => setRefused((before) => without(before, names)),
    forgive: () => {
      setTried(false)
      setSummary([])
    },
  }
}

function atFields<N extends string>(faults: Faults<N>, id: (name: N) => string): FormFault[] {
  return Object.entries<string | undefined>(faults).flatMap(([name, text]) =>
    text === undefined ? [] : [{ field: id(name as N), text }],
  )
}

/** What is left when some answers have changed: a fault at `successors.0.name` goes with `successors`. */
function without<N extends string>(faults: Faults<N>, changed: readonly string[]): Faults<N> {
  const isChanged = (name: string) => changed.some((part) => name === part || name.startsWith(`${part}.`))
  return Object.fromEntries(Object.entries(faults).filter(([name]) => !isChanged(name))) as Faults<N>
}
