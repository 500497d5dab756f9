import { ApiError } from '@/api/errors'
import { type How, may } from '@/api/resource'
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

export interface Step<T extends Linked, V> {
  things: readonly { id: string; reference: string }[]
  read: (id: string) => Promise<T>
  rel: string
  /** Why the step cannot be taken, told where there is no link to it. */
  whyNot: (thing: T) => string
  send: (thing: T, values: V, how: How) => Promise<T>
  tell: (verdicts: readonly Verdict[]) => void
}

/**
 * A step taken for several things, one request for each with the version that was read, so that each gets its own verdict.
 * What is refused stops none of the others; when the contact breaks it stops, and goes on from there when tried again: what
 * may have arrived is sent again with the same key.
 */
export function createSeveral<T extends Linked, V>({ things, read, rel, whyNot, send, tell }: Step<T, V>) {
  const seen = new Map<string, T>()
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
      if (may(thing, rel)) await work(thing)
      else set(id, 'refused', whyNot(thing))
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const isBroken = error.isUnknown || error.isTransient
      set(
        id,
        isBroken ? 'unknown' : 'refused',
        isBroken ? several.unknown : (error.faults[0]?.detail ?? error.detail),
      )
      return !isBroken
    }
  }

  async function through(work: (thing: T) => Promise<void>): Promise<readonly Verdict[]> {
    for (const { id } of verdicts.filter(isLeft)) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time, so that what has been done is known when the contact breaks
      if (!(await one(id, work))) break
    }
    return verdicts
  }

  return {
    /** Reads them, and tells for which the step can be taken now. */
    look: () => through(async () => undefined),
    /** Takes the step for those that are left. */
    take: (values: V) =>
      through(async (thing) => {
        set(thing.id, 'sending')
        const intent = intents.get(thing.id) ?? createIntent<T>()
        intents.set(thing.id, intent)
        await intent((key) => send(thing, values, { key, version: thing.version }))
        set(thing.id, 'done')
      }),
  }
}
