import { useMutation } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, useId, useRef, useState } from 'react'
import { ApiError } from '@/api/errors'
import { sv } from '@/messages/sv'
import { type Faults, useFaults } from './useFaults'

export type { Faults } from './useFaults'
export type Name<V> = keyof V & string

interface Saved {
  version: number
}

interface Options<V extends object, S, N extends string> {
  start: V
  validate: (values: V) => Faults<N>
  /** Which field a fault from the API belongs to, where the names differ or the field holds a part of it. */
  fieldOf: Readonly<Record<string, N>>
  /** Asks once more before it is sent, for what cannot be taken back. */
  confirms?: boolean
  send: (values: V, how: { key: string; version: number }) => Promise<S>
  /** What is saved now; `isMine` is false when the other's version was kept. */
  onSaved: (saved: S, isMine: boolean) => void
}

interface EditOptions<V extends object, S, N extends string> extends Options<V, S, N> {
  /** What was on the screen when the editing began, and how to fetch what is saved now. */
  seen: S & Saved
  latest: () => Promise<S & Saved>
}

/**
 * A form: checks when sent and then on every change, puts refusals at their fields, and asks
 * before leaving what is not saved. When somebody else has saved meanwhile (412) both versions are shown.
 */
export function useEditing<V extends object, S, N extends string = Name<V>>(
  options: Options<V, S, N> | EditOptions<V, S, N>,
) {
  const { start, validate, fieldOf, send, onSaved, confirms = false } = options
  const prefix = useId()
  const id = (name: N) => `${prefix}${name}`
  const faults = useFaults(id, fieldOf)
  const [values, setValues] = useState(start)
  const isDone = useRef(false)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [version, setVersion] = useState('seen' in options ? options.seen.version : 0)
  const [isAsking, setAsking] = useState(false)
  const [conflict, setConflict] = useState<(S & Saved) | null>(null)
  useLeaving(() => values !== start && !isDone.current)

  const leave = (saved: S, isMine: boolean) => {
    isDone.current = true
    onSaved(saved, isMine)
  }
  const saving = useMutation({
    mutationFn: (on: number) => send(values, { key, version: on }),
    onSuccess: (saved) => leave(saved, true),
    onError: async (refusal) => {
      if (!(refusal instanceof ApiError)) return
      if (refusal.status === 412 && 'latest' in options) setConflict(await options.latest())
      else if (refusal.faults.length > 0) faults.refuse(refusal)
    },
  })
  const own: Faults<N> = faults.isTried ? validate(values) : {}
  const { error } = saving
  return {
    values,
    id,
    fault: (name: N): string | undefined => own[name] ?? faults.refused[name],
    change: (part: Partial<V>) => {
      setValues((before) => ({ ...before, ...part }))
      faults.changed(Object.keys(part))
      setKey(crypto.randomUUID())
    },
    submit: (event: FormEvent) => {
      event.preventDefault()
      const found = validate(values)
      faults.tried(found)
      if (Object.keys(found).length > 0 || saving.isPending) return
      if (confirms) setAsking(true)
      else saving.mutate(version)
    },
    isAsking,
    confirm: () => {
      setAsking(false)
      saving.mutate(version)
    },
    stopAsking: () => setAsking(false),
    /** Stops complaining, since other questions are asked now. */
    forgive: faults.forgive,
    summary: faults.summary,
    isPending: saving.isPending || saving.isSuccess,
    /** A refusal that belongs to no field. */
    error: error instanceof ApiError && error.faults.length === 0 && error.status !== 412 ? error : null,
    conflict,
    keepMine: () => {
      if (conflict === null) return
      setVersion(conflict.version)
      saving.mutate(conflict.version)
      setConflict(null)
    },
    takeTheirs: () => {
      if (conflict === null) return
      setConflict(null)
      leave(conflict, false)
    },
    /** Goes on editing, with the other's version seen. */
    goOn: () => {
      if (conflict !== null) setVersion(conflict.version)
      setConflict(null)
    },
  }
}

function useLeaving(isUnsaved: () => boolean) {
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      // oxlint-disable-next-line no-alert -- the browser's own question also guards closing the tab
      isUnsaved() && current.pathname !== next.pathname && !window.confirm(sv.leave),
    enableBeforeUnload: isUnsaved,
  })
}
