import { api, unwrap } from '@/api/client'
import type { Chosen } from './choices'
import { FoundField } from './FoundField'

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
export function PersonField({ boardId, canBeAway = false, ...field }: Props) {
  return (
    <FoundField
      {...field}
      among={['persons', 'find', boardId, canBeAway]}
      find={(text) => findPersons({ boardId, canBeAway, ...(text === '' ? {} : { q: text }) })}
    />
  )
}

async function findPersons(asked: { boardId: string; canBeAway: boolean; q?: string }) {
  const query = { ...asked, limit: SHOWN }
  const { persons } = await unwrap(api.GET('/persons', { params: { query } }))
  return persons.filter((person) => person.isActive)
}
