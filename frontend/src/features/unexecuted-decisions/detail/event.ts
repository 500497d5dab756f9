import type { components } from '@/api/schema.gen'
import type { Faults, Name } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import type { Decision, Kind, Status } from '../queries'
import { t } from './messages.sv'

export type Group = keyof typeof t.groups
export type Reasonable = 'yes' | 'no' | ''

/** Which kinds of event a button stands for. */
export const KINDS: Record<Group, readonly Kind[]> = {
  offer: ['offered', 'offer-declined'],
  execution: ['executed', 'partly-executed'],
  interruption: ['interrupted'],
  resumption: ['resumed', 'partly-executed'],
  ending: ['withdrawn', 'need-ceased', 'moved', 'died', 'replaced'],
}

const GROUPS: Record<Status, readonly Group[]> = {
  waiting: ['offer', 'execution', 'ending'],
  'partly-executed': ['offer', 'execution', 'interruption', 'ending'],
  interrupted: ['offer', 'resumption', 'ending'],
  executed: ['interruption', 'ending'],
  closed: [],
  mistaken: [],
}

/** What there is to tell about a decision that stands as it does. The server decides in the end. */
export function groupsFor(status: Status): readonly Group[] {
  return GROUPS[status]
}

/** A part can be executed only of what has an extent. */
export function kindsFor(group: Group, { extent }: Pick<Decision, 'extent'>): readonly Kind[] {
  return KINDS[group].filter((kind) => kind !== 'partly-executed' || extent !== null)
}

export interface EventValues {
  kind: Kind | ''
  happenedOn: string
  executedExtent: string
  wasReasonable: Reasonable
  note: string
}

type EventFaults = Faults<Name<EventValues>>

/** Today, and the kind where there is only one. */
export function startOf(kinds: readonly Kind[], today = civilDate()): EventValues {
  const kind = kinds.length === 1 ? (kinds[0] ?? '') : ''
  return { kind, happenedOn: today, executedExtent: '', wasReasonable: '', note: '' }
}

export function validateEvent(
  values: EventValues,
  decision: Pick<Decision, 'decidedOn' | 'extent'>,
  today: string,
): EventFaults {
  const found: EventFaults = {}
  const day = parseDate(values.happenedOn, today, today)
  if (values.kind === '') found.kind = t.faults.kind
  if (day === null) found.happenedOn = t.faults.happenedOn
  else if (day > today) found.happenedOn = t.faults.future
  else if (day < decision.decidedOn) found.happenedOn = t.faults.before
  if (values.kind === 'partly-executed') {
    const amount = toAmount(values.executedExtent)
    if (amount === null || amount <= 0 || amount >= (decision.extent?.amount ?? 0))
      found.executedExtent = t.faults.executedExtent
  }
  return found
}

/** `2,5` and `2.5` are both two and a half. */
export function toAmount(text: string): number | null {
  const amount = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || Number.isNaN(amount) ? null : amount
}

/** The command that the API takes. Only for values without faults. */
export function toEvent(values: EventValues): components['schemas']['DecisionEventCreate'] {
  const { kind, happenedOn, executedExtent, wasReasonable, note } = values
  const day = parseDate(happenedOn)
  if (kind === '' || day === null) throw new Error('An event without a kind or a day cannot be sent')
  return {
    kind,
    happenedOn: day,
    ...(kind === 'partly-executed' ? { executedExtent: toAmount(executedExtent) } : {}),
    ...(KINDS.offer.includes(kind) && wasReasonable !== '' ? { wasReasonable: wasReasonable === 'yes' } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }
}
