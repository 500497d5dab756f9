import { useMutation } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { ApiError, sortFaults } from '@/api/errors'
import type { FormFault } from '@/ui/error-summary/ErrorSummary'
import { t } from './words.sv'

export type Name<V> = keyof V & string
export type Faults<N extends string> = Partial<Record<N, string>>

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
 * A form of the administration: checks when sent and then on every change, puts refusals at their fields, and asks
 * before leaving what is not saved. When somebody else has saved meanwhile (412) both versions are shown.
 */
export function useEditing<V extends object, S, N extends string = Name<V>>(
  options: Options<V, S, N> | EditOptions<V, S, N>,
) {
  const { start, validate, fieldOf, send, onSaved, confirms = false } = options
  const prefix = useId()
  const id = (name: N) => `${prefix}${name}`
  const [values, setValues] = useState(start)
  const [isTried, setTried] = useState(false)
  const [isDone, setDone] = useState(false)
  const [summary, setSummary] = useState<readonly FormFault[]>([])
  const [refused, setRefused] = useState<Faults<N>>({})
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [version, setVersion] = useState('seen' in options ? options.seen.version : 0)
  const [isAsking, setAsking] = useState(false)
  const [conflict, setConflict] = useState<(S & Saved) | null>(null)
  useLeaving(values !== start && !isDone)

  const refuse = async (error: Error) => {
    if (!(error instanceof ApiError)) return
    if (error.status === 412 && 'latest' in options) {
      setConflict(await options.latest())
      return
    }
    if (error.faults.length === 0) return
    const { fields, rest } = sortFaults(error, Object.keys(fieldOf))
    const found: Faults<N> = {}
    for (const [path, text] of Object.entries(fields)) {
      const name = fieldOf[path]
      if (name !== undefined) found[name] ??= text
    }
    setRefused(found)
    setSummary([...atFields(found, id), ...rest.map((text) => ({ field: null, text }))])
  }
  const saving = useMutation({
    mutationFn: (on: number) => send(values, { key, version: on }),
    onSuccess: (saved) => {
      setDone(true)
      // The question about leaving is asked of the state after this one.
      setTimeout(() => onSaved(saved, true))
    },
    onError: refuse,
  })

  const own: Faults<N> = isTried ? validate(values) : {}
  const { error } = saving
  return {
    values,
    id,
    fault: (name: N): string | undefined => own[name] ?? refused[name],
    change: (part: Partial<V>) => {
      setValues((before) => ({ ...before, ...part }))
      setRefused((before) => without(before, Object.keys(part)))
      setKey(crypto.randomUUID())
    },
    submit: (event: FormEvent) => {
      event.preventDefault()
      const found = validate(values)
      setTried(true)
      setRefused({})
      setSummary(atFields(found, id))
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
    forgive: () => {
      setTried(false)
      setSummary([])
    },
    summary,
    isPending: saving.isPending || isDone,
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
      const saved = conflict
      setDone(true)
      setConflict(null)
      setTimeout(() => onSaved(saved, false))
    },
    /** Goes on editing, with the other's version seen. */
    goOn: () => {
      if (conflict !== null) setVersion(conflict.version)
      setConflict(null)
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

function useLeaving(isUnsaved: boolean) {
  useBlocker({
    // oxlint-disable-next-line no-alert -- the browser's own question also guards closing the tab
    shouldBlockFn: ({ current, next }) =>
      isUnsaved && current.pathname !== next.pathname && !window.confirm(t.leave),
    enableBeforeUnload: () => isUnsaved,
  })
}
