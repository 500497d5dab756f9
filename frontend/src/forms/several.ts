import { ApiError } from '@/api/errors'
import type { How } from '@/api/resource'
import { several } from '@/messages/several.sv'
import { createIntent, type Intent } from './intent'

/** One of the things that a step is taken for: as the list shows it, and as it was read. */
export interface Linked {
  id: string
  version: number
  _links: readonly { rel: string; href: string; method: string }[]
}

export interface Verdict {
  id: string
  reference: string
  outcome: keyof typeof several.outcome
  why: string
}

/** The step itself: for what it can be taken, and how it is sent. */
export interface Way<T extends Linked, V> {
  /** Why it cannot be taken for a thing; null where it can. */
  whyNot: (thing: T) => string | null
  send: (thing: T, values: V, how: How) => Promise<T>
  /** Why it was refused, where that is told better than the server does. */
  refused?: (error: ApiError) => string | undefined
}

export interface Step<T extends Linked, V> extends Way<T, V> {
  things: readonly { id: string; reference: string }[]
  read: (id: string) => Promise<T>
  tell: (verdicts: readonly Verdict[]) => void
}

/** Of a step back: that somebody has done something since, which the server calls another version or no longer one's own. */
export function overtaken({ status }: ApiError): string | undefined {
  return status === 412 || status === 404 ? several.moved : undefined
}

/** The step that takes another back, from what each thing was before it. */
export type WayBack<T extends Linked> = (before: (id: string) => T | undefined) => Way<T, void>

/**
 * A step taken for several things, one request for each with the version that was read, so that each gets its own verdict.
 * What is refused stops none of the others; when the contact breaks it stops, and goes on from there when tried again: what
 * may have arrived is sent again with the same key.
 */
export function createSeveral<T extends Linked, V>(step: Step<T, V>): Several<T, V> {
  const { things, read, whyNot, send, refused, tell } = step
  const seen = new Map<string, T>()
  const saved = new Map<string, T>()
  const intents = new Map<string, Intent<T>>()
  let verdicts: readonly Verdict[] = things.map((thing) => ({ ...thing, outcome: 'waiting', why: '' }))
  const set = (id: string, outcome: Verdict['outcome'], why = '') => {
    verdicts = verdicts.map((each) => (each.id === id ? { ...each, outcome, why } : each))
    tell(verdicts)
  }
  const isLeft = ({ outcome }: Verdict) => outcome === 'waiting' || outcome === 'unknown'

  /** Whether one goes on with the next. */
  async function one(id: string, work: (thing: T) => Promise<void>): Promise<boolean> {
    try {
      const thing = seen.get(id) ?? (await read(id))
      seen.set(id, thing)
      const why = whyNot(thing)
      if (why === null) await work(thing)
      else set(id, 'refused', why)
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const isBroken = error.isUnknown || error.isTransient
      set(
        id,
        isBroken ? 'unknown' : 'refused',
        isBroken ? several.unknown : (refused?.(error) ?? error.faults[0]?.detail ?? error.detail),
      )
      return !isBroken
    }
  }

  async function through(work: (thing: T) => Promise<void>): Promise<readonly Verdict[]> {
    tell(verdicts)
    for (const { id } of verdicts.filter(isLeft)) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time, so that what has been done is known when the contact breaks
      if (!(await one(id, work))) break
    }
    return verdicts
  }

  return {
    look: () => through(async () => undefined),
    take: (values) =>
      through(async (thing) => {
        set(thing.id, 'sending')
        const intent = intents.get(thing.id) ?? createIntent<T>()
        intents.set(thing.id, intent)
        const sent = await intent((key) => send(thing, values, { key, version: thing.version }))
        saved.set(thing.id, sent.saved)
        set(thing.id, 'done')
      }),
    back: (way) =>
      createSeveral({
        ...way((id) => seen.get(id)),
        things: things.filter(({ id }) => saved.has(id)),
        // As it was saved: whoever has handed a thing over may no longer be let to read it, but still to take it back.
        read: async (id) => saved.get(id) ?? (await read(id)),
        tell,
      }),
  }
}

export interface Several<T extends Linked, V> {
  /** Reads them, and tells for which the step can be taken now. */
  look: () => Promise<readonly Verdict[]>
  /** Takes the step for those that are left. */
  take: (values: V) => Promise<readonly Verdict[]>
  /** The step back for those that it was taken for. */
  back: (way: WayBack<T>) => Several<T, void>
}
