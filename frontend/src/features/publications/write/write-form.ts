import type { Chosen } from '@/domain/choices'
import type { Faults } from '@/forms/fields'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { FIELDS, t } from '../messages.sv'
import type { Card, Written } from '../queries'

export const QUESTIONS = ['firstQuestion', 'secondQuestion', 'thirdQuestion'] as const
export const TEXTS = ['happened', 'learnt', 'changed'] as const
const ALL = ['title', ...TEXTS, ...QUESTIONS] as const

export type WriteValues = Record<(typeof ALL)[number], string> & {
  unit: Chosen | null
  noPersons: Card['noPersons']
}

export function emptyCard(unit: Chosen | null): WriteValues {
  const texts = Object.fromEntries(ALL.map((name) => [name, ''])) as Record<(typeof ALL)[number], string>
  return { ...texts, unit, noPersons: [] }
}

export function valuesOf(card: Card): WriteValues {
  const texts = Object.fromEntries(ALL.map((name) => [name, card[name] ?? '']))
  const unit = card.unitId === null ? null : { id: card.unitId, label: card.unitName ?? '' }
  return { ...(texts as Record<(typeof ALL)[number], string>), unit, noPersons: card.noPersons }
}

export function validateCard({ title, noPersons }: WriteValues): Faults<keyof WriteValues> {
  return {
    ...(title.trim() === '' ? { title: t.faults.title } : {}),
    ...(noPersons.some(({ word, reason }) => (word.trim() === '') !== (reason.trim() === ''))
      ? { noPersons: t.faults.word }
      : {}),
  }
}

export function toWritten(values: WriteValues): Written {
  const said = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    title: values.title.trim(),
    unitId: values.unit?.id ?? null,
    happened: said(values.happened),
    learnt: said(values.learnt),
    changed: said(values.changed),
    firstQuestion: said(values.firstQuestion),
    secondQuestion: said(values.secondQuestion),
    thirdQuestion: said(values.thirdQuestion),
    noPersons: values.noPersons.filter(({ word }) => word.trim() !== ''),
  }
}

export function differences(mine: WriteValues, theirs: Card): Difference[] {
  return ALL.filter((name) => mine[name].trim() !== (theirs[name] ?? '')).map((name) => ({
    field: FIELDS[name] ?? '',
    mine: mine[name],
    theirs: theirs[name] ?? '',
  }))
}
