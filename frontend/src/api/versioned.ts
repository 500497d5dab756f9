import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from './errors'

interface Options<T, V> {
  /** What was on the screen when the change began. */
  seen: T
  latest: () => Promise<T>
  send: (values: V, how: { version: number; key: string }) => Promise<T>
  onSaved: (saved: T) => void
}

/**
 * A change of the version that was on the screen. When somebody has changed it meanwhile (412), or it has moved on so
 * that the change is no longer possible (409), what is saved now is fetched and both can be shown.
 */
export function useVersioned<T extends { version: number }, V>({
  seen,
  latest,
  send,
  onSaved,
}: Options<T, V>) {
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [version, setVersion] = useState(seen.version)
  const [conflict, setConflict] = useState<{ mine: V; saved: T; isTooLate: boolean } | null>(null)
  const sending = useMutation({
    mutationFn: (command: { values: V; version: number }) =>
      send(command.values, { version: command.version, key }),
    onSuccess: onSaved,
    onError: async (error, command) => {
      if (!(error instanceof ApiError) || error.isTransient) return
      setKey(crypto.randomUUID())
      if (error.status !== 412 && error.status !== 409) return
      const saved = await latest()
      if (saved.version === command.version) return
      setConflict({ mine: command.values, saved, isTooLate: error.status === 409 })
    },
  })
  return {
    run: (values: V) => {
      if (!sending.isPending) sending.mutate({ values, version })
    },
    error: conflict === null && sending.error instanceof ApiError ? sending.error : null,
    isPending: sending.isPending,
    conflict,
    keepMine: () => {
      if (conflict === null) return
      setVersion(conflict.saved.version)
      sending.mutate({ values: conflict.mine, version: conflict.saved.version })
      setConflict(null)
    },
    takeTheirs: () => {
      if (conflict !== null) onSaved(conflict.saved)
    },
    /** Goes on editing, with the other's version seen. */
    goOn: () => {
      if (conflict !== null) setVersion(conflict.saved.version)
      setConflict(null)
      sending.reset()
    },
  }
}
