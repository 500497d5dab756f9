import {
  type DataTag,
  type FetchQueryOptions,
  type QueryClient,
  type QueryKey,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { ApiError, ofChange } from '@/api/errors'
import { type How, isWork, type Kind, type Once, useSaved } from '@/api/resource'
import { session } from '@/api/session'
import { acted } from '@/lib/acted'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import type { Faults, Fields, Name } from './fields'
import { createIntent, type Intent, type Sent } from './intent'
import { type Unsent, unsent } from './unsent'
import { useFaults } from './useFaults'

/** A query that holds a thing as it is saved. */
interface Holder<S> {
  queryKey: DataTag<QueryKey, S, Error>
  queryFn?: unknown
}

interface Common<V extends object, S, N extends string> {
  /** What is changed; whatever shows such things is fetched anew. */
  kind: Kind
  start: V
  validate?: (values: V) => Faults<N>
  /** Which field a fault from the API belongs to, where their names differ or the field holds a part of it. */
  fieldOf?: Readonly<Record<string, N>>
  /** Asks once more before it is sent, for what cannot be taken back. */
  confirms?: boolean
  /** Leaves without asking, where what is typed is kept in another way. */
  isKept?: boolean
  /** Says that it is done. Null where the page that comes next does, also when an earlier try had arrived. */
  says: ((saved: S) => string) | null
  onSaved: (saved: S, isEarlier: boolean) => void
}

/** Something new, or a step that depends on no version: what it is sent with has none. */
interface Unversioned<V extends object, S, N extends string> extends Common<V, S, N> {
  seen?: never
  differences?: never
  mayStill?: never
  send: (values: V, how: Once) => Promise<S>
  /** Where the saved thing is kept for those who show it. */
  query?: (saved: S) => Holder<S>
}

/** A change of what was on the screen, which somebody else may have changed since. */
interface Versioned<V extends object, S, N extends string> extends Common<V, S, N> {
  /** What was on the screen when the change began. */
  seen: S & { version: number }
  send: (values: V, how: How) => Promise<S>
  query: (saved: S) => Holder<S>
  /** One's own answers beside what somebody else has saved meanwhile. */
  differences: (mine: V, theirs: S) => Difference[]
  /** Whether one's own can still be saved over theirs; a refusal with 409 has said that it cannot. */
  mayStill: (theirs: S) => boolean
  /** One's own answers on top of theirs, where each may have changed another of them. Left out: one's own, all of them. */
  onTop?: (start: V, mine: V, theirs: S) => V
}

type Options<V extends object, S, N extends string> = Unversioned<V, S, N> | Versioned<V, S, N>

/** Two have changed the same: both versions, and whether it is too late to save one's own. */
interface Conflict<V, S> {
  mine: V
  theirs: S & { version: number }
  differences: readonly Difference[]
  isTooLate: boolean
}

/**
 * A change that somebody makes: the answers, what is wrong with them, and sending them so that they arrive once.
 * Checks when sent and then on every change, puts refusals at their fields, and asks before leaving what is not saved.
 * When somebody else has saved meanwhile (412), or it has moved on (409), both versions are shown.
 */
export function useAction<V extends object, S, N extends string = Name<V>>(options: Options<V, S, N>) {
  const { validate = nothingWrong, fieldOf, confirms = false, isKept = false } = options
  const prefix = useId()
  const id = (name: N) => `${prefix}${name}`
  const [start] = useState(options.start)
  const [place] = useState(() => placeOf(options))
  const [values, setValues] = useState(() => unsent.at<V, S>(place)?.values ?? start)
  const [isAsking, setAsking] = useState(false)
  const faults = useFaults<N>(id, { ...sameNames<N>(start), ...fieldOf })
  const sending = useSending(options, { place, refuse: faults.refuse, start, adopt: setValues })
  const hasUnsaved = () => values !== start && !sending.isDone()
  useLeaving(() => !isKept && hasUnsaved())
  useKeeping(place, hasUnsaved() ? { values, ...sending.kept } : null)
  const own: Faults<N> = faults.isTried ? validate(values) : {}
  const fields: Fields<V, N> = {
    values,
    id,
    fault: (name) => own[name] ?? faults.refused[name],
    change: (part) => {
      setValues((before) => ({ ...before, ...part }))
      faults.changed(Object.keys(part))
      sending.changed()
    },
  }
  return {
    ...fields,
    /** What tells the form from others. */
    place,
    submit: (event?: FormEvent) => {
      event?.preventDefault()
      const wrong = validate(values)
      faults.tried(wrong)
      if (Object.keys(wrong).length > 0) return
      if (confirms) setAsking(true)
      else sending.run(values)
    },
    /** Whether something is typed that is lost if the form is put away. */
    hasUnsaved,
    /** Whether anything is asked, so that there are answers to go on with. */
    isAnswered: Object.keys(start).length > 0,
    isAsking,
    confirm: () => {
      setAsking(false)
      sending.run(values)
    },
    stopAsking: () => setAsking(false),
    /** Stops complaining, since other questions are asked now. */
    forgive: faults.forgive,
    summary: faults.summary,
    ...sending.shown,
  }
}

type Phase = 'open' | 'sending' | 'done'

/** Sends one intent, again and again if need be, and tells what came of it. */
function useSending<V extends object, S, N extends string>(
  options: Options<V, S, N>,
  {
    place,
    refuse,
    start,
    adopt,
  }: { place: string; refuse: (error: ApiError) => void; start: V; adopt: (values: V) => void },
) {
  const client = useQueryClient()
  const isStale = useSaved(options.kind)
  const [intent] = useState<Intent<S>>(() => unsent.at<V, S>(place)?.intent ?? createIntent<S>())
  const phase = useRef<Phase>('open')
  const [version, setVersion] = useState(
    () => unsent.at<V, S>(place)?.version ?? (isVersioned(options) ? options.seen.version : 0),
  )
  const [conflict, setConflict] = useState<Conflict<V, S> | null>(null)

  const leave = (saved: S, isEarlier: boolean) => {
    phase.current = 'done'
    const holder = options.query?.(saved)
    if (holder !== undefined) client.setQueryData(holder.queryKey, saved)
    isStale(holder?.queryKey)
    if (isVersioned(options) && isWork(options.kind)) acted.set(idOf(options.seen))
    options.onSaved(saved, isEarlier)
  }
  const attempt = async ({ values, on }: { values: V; on: number }): Promise<Sent<S>> => {
    try {
      return await intent((key) => options.send(values, { key, version: on }))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const compared = await compare(client, options, { error, start, mine: values, on })
      // No difference: an earlier try had arrived although its answer was lost.
      if (compared?.differences.every((row) => row.mine === row.theirs) === true)
        return { saved: compared.theirs, isEarlier: false }
      setConflict(compared)
      if (compared === null && error.faults.length > 0) refuse(error)
      throw ofChange(error)
    }
  }
  const sending = useMutation({
    gcTime: 0,
    throwOnError: (error) => !(error instanceof ApiError),
    mutationFn: attempt,
    onError: () => {
      phase.current = 'open'
    },
    onSuccess: ({ saved, isEarlier }) => {
      if (options.says !== null) toast(isEarlier ? sv.arrivedEarlier : options.says(saved))
      leave(saved, isEarlier)
    },
  })
  const run = (values: V, on = version) => {
    if (phase.current !== 'open') return
    phase.current = 'sending'
    sending.mutate({ values, on })
  }
  /** Goes on with the other's version seen. */
  const settle = (then: (settled: Conflict<V, S>) => void) => {
    if (conflict === null) return
    setVersion(conflict.theirs.version)
    setConflict(null)
    then(conflict)
  }
  const { error } = sending
  return {
    run,
    kept: { intent, version },
    isDone: () => phase.current === 'done',
    /** What was saved is no longer what is on the screen. */
    changed: () => {
      if (phase.current !== 'done') return
      phase.current = 'open'
      sending.reset()
    },
    shown: {
      isPending: sending.isPending || sending.isSuccess,
      /** A refusal that belongs to no field. */
      error: conflict === null && error instanceof ApiError && error.faults.length === 0 ? error : null,
      conflict,
      keepMine: () => settle(({ mine, theirs }) => run(mine, theirs.version)),
      takeTheirs: () => settle(({ theirs }) => leave(theirs, false)),
      goOn: () =>
        settle(({ mine }) => {
          adopt(mine)
          sending.reset()
        }),
    },
  }
}

/** One's own answers and what is saved now, when that is not what was on the screen. */
async function compare<V extends object, S, N extends string>(
  client: QueryClient,
  options: Options<V, S, N>,
  { error, start, mine: typed, on }: { error: ApiError; start: V; mine: V; on: number },
): Promise<Conflict<V, S> | null> {
  if (!isVersioned(options) || (error.status !== 412 && error.status !== 409)) return null
  const holder = options.query(options.seen) as FetchQueryOptions<S & { version: number }>
  const theirs = await client.fetchQuery({ ...holder, staleTime: 0 }).catch(() => null)
  if (theirs === null || theirs.version === on) return null
  const isTooLate = error.status === 409 || !options.mayStill(theirs)
  const mine = options.onTop?.(start, typed, theirs) ?? typed
  return { differences: options.differences(mine, theirs), isTooLate, mine, theirs }
}

function useLeaving(isUnsaved: () => boolean) {
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      // oxlint-disable-next-line no-alert -- the browser's own question also guards closing the tab
      isUnsaved() && current.pathname !== next.pathname && !window.confirm(sv.leave),
    enableBeforeUnload: isUnsaved,
  })
}

/** Keeps what is typed when the form is taken away because its own person is no longer logged in, until they are back. */
function useKeeping<V, S>(place: string, form: Unsent<V, S> | null) {
  const latest = useRef(form)
  useEffect(() => {
    latest.current = form
  })
  useEffect(() => {
    unsent.forget(place)
    return () => {
      if (latest.current !== null && session.isOver()) unsent.keep(place, latest.current)
    }
  }, [place])
}

/** What tells one form from another, also after it has been taken away and shown again. */
function placeOf({ kind, start }: { kind: Kind; start: object }): string {
  return [location.pathname, kind, ...Object.keys(start)].join(' ')
}

function isVersioned<V extends object, S, N extends string>(
  options: Options<V, S, N>,
): options is Versioned<V, S, N> {
  return options.seen !== undefined
}

function idOf(thing: object): string | null {
  return 'id' in thing && typeof thing.id === 'string' ? thing.id : null
}

function nothingWrong() {
  return {}
}

/** Most faults from the API bear the name of the field they belong to. */
function sameNames<N extends string>(start: object): Record<string, N> {
  return Object.fromEntries(Object.keys(start).map((name) => [name, name as N]))
}
