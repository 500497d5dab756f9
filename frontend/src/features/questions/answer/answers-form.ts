import type { Faults } from '@/forms/fields'
import { longDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import type { Question } from '../edit/queries'
import { labelOf, read, written } from '../values'
import { t } from './messages.sv'
import type { Answers, Given } from './queries'

/** The answers by the keys of their questions, as they are typed. */
export interface AnswerValues {
  given: Readonly<Record<string, string>>
  notes: Readonly<Record<string, string>>
  isDone: boolean
}

export const NOTHING: AnswerValues = { given: {}, notes: {}, isDone: false }

export function valuesOf({ answers }: Answers): AnswerValues {
  return {
    given: Object.fromEntries(answers.map((answer) => [answer.key, typed(answer)])),
    notes: Object.fromEntries(answers.map(({ key, note }) => [key, note ?? ''])),
    isDone: false,
  }
}

function typed({ verdict, choice, number, day, words }: Given): string {
  return verdict ?? choice ?? day ?? words ?? written(number)
}

/** Every question with its answer, also those without one, so that faults of the API are at the place of their question. */
export function toGiven(questions: readonly Question[], { given, notes }: AnswerValues): Given[] {
  return questions.map(({ key, answerKind }) => {
    const value = (given[key] ?? '').trim()
    const note = (notes[key] ?? '').trim() || null
    return { key, ...(value === '' ? {} : answerOf(answerKind, value)), note }
  })
}

function answerOf(kind: Question['answerKind'], value: string): Partial<Given> {
  switch (kind) {
    case 'verdict':
      return { verdict: value as Exclude<Given['verdict'], null | undefined> }
    case 'choice':
      return { choice: value }
    case 'number':
      return { number: read(value) }
    case 'date':
      return { day: parseDate(value) }
    case 'text':
      return { words: value }
  }
}

/** Whether a question must be answered, by what is answered to those before it. */
export function isRequired({ isRequired: always, requiredWhen }: Question, { given }: AnswerValues): boolean {
  return (
    always === true && (requiredWhen == null || requiredWhen.values.includes(given[requiredWhen.key] ?? ''))
  )
}

/** What cannot be read, and what is missing when the answers are to be whole. */
export function validateAnswers(questions: readonly Question[], values: AnswerValues): Faults<string> {
  const faults = questions.map((question) => [question.key, faultOf(question, values)] as const)
  return Object.fromEntries(faults.filter(([, fault]) => fault !== undefined))
}

function faultOf(question: Question, values: AnswerValues): string | undefined {
  const value = (values.given[question.key] ?? '').trim()
  if (value === '') return values.isDone && isRequired(question, values) ? t.mustAnswer : undefined
  if (question.answerKind === 'number' && read(value) === null) return t.faultsInAnswers.number
  if (question.answerKind === 'date' && parseDate(value) === null) return t.faultsInAnswers.day
  return undefined
}

/** An answer as it is read. */
export function shown(question: Question, value: string): string {
  if (value === '') return t.noAnswer
  if (question.answerKind === 'date') return parseDate(value) === value ? longDate(value) : value
  return ['verdict', 'choice'].includes(question.answerKind) ? labelOf(question, value) : value
}

/** One's own answers beside what somebody else has saved meanwhile. */
export function answerDifferences(mine: AnswerValues, saved: Answers): Difference[] {
  const theirs = valuesOf(saved)
  const of = (question: Question, { given, notes }: AnswerValues) =>
    [shown(question, given[question.key] ?? ''), notes[question.key]].filter(Boolean).join(' – ')
  return saved.questions.map((question) => ({
    field: question.text,
    mine: of(question, mine),
    theirs: of(question, theirs),
  }))
}

const FIELDS = ['verdict', 'choice', 'number', 'day', 'words', 'note']

/** Which question a fault from the API belongs to. */
export function fieldsOf(questions: readonly Question[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    questions.flatMap(({ key }, i) => [
      [`answers.${key}`, key],
      ...FIELDS.map((field) => [`answers.${i}.${field}`, key] as const),
    ]),
  )
}
