import type { Chosen } from '@/domain/choices'
import type { Faults } from '@/forms/fields'
import { parseDate } from '@/lib/typed-dates'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { t } from './messages.sv'
import type { Cause, Entry, Investigation, Voice } from './queries'

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/
const MOST_WHYS = 5

/** What is left empty is left out. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

export interface EntryValues {
  kind: Entry['kind'] | ''
  source: string
  words: string
  happenedOn: string
  clockTime: string
}

export function validateEntry(values: EntryValues): Faults<keyof EntryValues> {
  const day = values.happenedOn.trim()
  const time = values.clockTime.trim()
  return {
    ...(values.kind === '' ? { kind: t.faults.kind } : {}),
    ...(values.source.trim() === '' ? { source: t.faults.source } : {}),
    ...(values.words.trim() === '' ? { words: t.faults.words } : {}),
    ...(day !== '' && parseDate(day) === null ? { happenedOn: t.faults.day } : {}),
    ...(time !== '' && day === '' ? { happenedOn: t.faults.noDay } : {}),
    ...(time !== '' && !CLOCK.test(time) ? { clockTime: t.faults.time } : {}),
  }
}

/** `9.05` → `09:05`, as it is stored. */
export function toClock(typed: string): string | null {
  const [, hour, minute] = CLOCK.exec(typed.trim()) ?? []
  return hour === undefined || minute === undefined ? null : `${hour.padStart(2, '0')}:${minute}`
}

export interface CauseValues {
  code: string
  systemArea: NonNullable<Cause['systemArea']> | ''
  certainty: NonNullable<Cause['certainty']> | ''
  note: string
  whys: string
}

/** The answers to why, one on each line. */
export function toWhys(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export function validateCause({ code, systemArea, certainty, whys }: CauseValues): Faults<keyof CauseValues> {
  return {
    ...(code === '' ? { code: t.faults.code } : {}),
    ...(systemArea === '' ? { systemArea: t.faults.area } : {}),
    ...(certainty === '' ? { certainty: t.faults.certainty } : {}),
    ...(toWhys(whys).length > MOST_WHYS ? { whys: t.faults.whys } : {}),
  }
}

export interface VoiceValues {
  whose: Voice['whose'] | ''
  asking: Voice['asking'] | ''
  askedOn: string
  askedBy: string
  words: string
  reason: string
}

export function validateVoice(values: VoiceValues): Faults<keyof VoiceValues> {
  const asked = values.asking === 'asked'
  return {
    ...(values.whose === '' ? { whose: t.faults.whose } : {}),
    ...(values.asking === '' ? { asking: t.faults.asking } : {}),
    ...(asked && parseDate(values.askedOn) === null ? { askedOn: t.faults.day } : {}),
    ...(asked && values.askedBy.trim() === '' ? { askedBy: t.faults.askedBy } : {}),
    ...(asked && values.words.trim() === '' ? { words: t.faults.said } : {}),
    ...(values.asking === 'not-asked' && values.reason.trim() === '' ? { reason: t.faults.reason } : {}),
  }
}

export interface ConclusionValues {
  examined: readonly Chosen[]
  conflictReason: string
  consequence: string
  recurrenceReason: string
  otherCauses: string
  conclusion: string
}

export function conclusionOf(investigation: Investigation): ConclusionValues {
  const { examined, conflictReason, consequence, recurrenceReason, otherCauses, conclusion } = investigation
  return {
    examined: examined.map(({ id, name }) => ({ id, label: name })),
    conflictReason: conflictReason ?? '',
    consequence: consequence ?? '',
    recurrenceReason: recurrenceReason ?? '',
    otherCauses: otherCauses ?? '',
    conclusion: conclusion ?? '',
  }
}

const ASKED = {
  conflictReason: t.conflict.label,
  consequence: t.conclusion.consequence,
  recurrenceReason: t.conclusion.recurrence,
  otherCauses: t.conclusion.otherCauses,
  conclusion: t.conclusion.conclusion,
} as const

/** One's own words beside what somebody else has saved meanwhile. */
export function conclusionDifferences(mine: ConclusionValues, saved: Investigation): Difference[] {
  const theirs = conclusionOf(saved)
  const names = (values: ConclusionValues) => values.examined.map(({ label }) => label).join(', ')
  return [
    { field: t.examined, mine: names(mine), theirs: names(theirs) },
    ...(Object.keys(ASKED) as (keyof typeof ASKED)[]).map((name) => ({
      field: ASKED[name],
      mine: mine[name],
      theirs: theirs[name],
    })),
  ]
}
