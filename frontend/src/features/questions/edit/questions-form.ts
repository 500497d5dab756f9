import { answerVerdictLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import type { Faults } from '@/forms/fields'
import { slug } from '@/lib/slug'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import type { Choice } from '@/ui/select-field/SelectField'
import { read, written } from '../values'
import { t } from './messages.sv'
import type { Content, Question, QuestionSet } from './queries'

type Kind = Question['answerKind']
export type Requirement = keyof typeof t.requirements

/** A question while it is written. */
export interface Row {
  id: string
  /** What tells it from version to version; a question that is not saved yet has none. */
  key: string | null
  text: string
  help: string
  kind: Kind
  /** One on each line. */
  choices: string
  /** The codes that the choices have had. */
  codes: Readonly<Record<string, string>>
  low: string
  high: string
  law: string
  required: Requirement
  whenRow: string
  whenValues: readonly string[]
}

export interface SetValues {
  name: string
  kinds: readonly string[]
  rows: readonly Row[]
}

export function newRow(): Row {
  const empty = { text: '', help: '', choices: '', low: '', high: '', law: '', whenRow: '' }
  return {
    id: crypto.randomUUID(),
    key: null,
    kind: 'verdict',
    codes: {},
    required: 'no',
    whenValues: [],
    ...empty,
  }
}

export function emptySet(): SetValues {
  return { name: '', kinds: ['deviation'], rows: [newRow()] }
}

export function valuesOf({ name, kinds, questions }: QuestionSet): SetValues {
  return { name, kinds, rows: questions.map(rowOf) }
}

function rowOf(question: Question): Row {
  const {
    key,
    text,
    help,
    answerKind,
    choices = [],
    low,
    high,
    legalReference,
    isRequired,
    requiredWhen,
  } = question
  return {
    id: key,
    key,
    text,
    help: help ?? '',
    kind: answerKind,
    choices: choices.map(({ label }) => label).join('\n'),
    codes: Object.fromEntries(choices.map(({ label, code }) => [label, code])),
    low: written(low),
    high: written(high),
    law: legalReference ?? '',
    required: requiredWhen != null ? 'when' : isRequired ? 'always' : 'no',
    whenRow: requiredWhen?.key ?? '',
    whenValues: requiredWhen?.values ?? [],
  }
}

export function choicesOf({ choices, codes }: Row) {
  const labels = choices.split('\n').map((line) => line.trim())
  return labels
    .filter((label) => label !== '')
    .map((label) => ({ code: codes[label] ?? codeOf(label), label }))
}

/** What a question can be answered with, where that is a closed list. */
export function answersTo(row: Row | undefined): Choice[] {
  if (row?.kind === 'choice') return choicesOf(row).map(({ code, label }) => ({ value: code, label }))
  if (row?.kind !== 'verdict') return []
  return Object.entries(answerVerdictLabels).map(([value, label]) => ({ value, label }))
}

/** The questions before one that it may be required by. */
export function before(rows: readonly Row[], row: Row): Row[] {
  return rows.slice(0, rows.indexOf(row)).filter((other) => answersTo(other).length > 0)
}

function codeOf(label: string): string {
  return slug(label) || 'svar'
}

/** Faults by the name of the field; those of a question as `questions.0.text`, which is where the API has it too. */
export function validateSet({ name, rows }: SetValues): Faults<string> {
  const most = rules.QuestionSetCreate
  const wrong: Record<string, string | undefined> = {
    name: name.trim() === '' ? t.faults.name : long(name, most.name.maxLength),
  }
  for (const [i, row] of rows.entries())
    for (const [field, fault] of Object.entries(faultsOf(row, rows))) wrong[`questions.${i}.${field}`] = fault
  return Object.fromEntries(Object.entries(wrong).filter(([, fault]) => fault !== undefined))
}

function faultsOf(row: Row, rows: readonly Row[]): Record<string, string | undefined> {
  const most = rules.Question
  return {
    text: row.text.trim() === '' ? t.faults.text : long(row.text, most.text.maxLength),
    help: long(row.help, most.help.maxLength),
    legalReference: long(row.law, most.legalReference.maxLength),
    ...(row.kind === 'choice' ? { choices: choicesFault(row) } : {}),
    ...(row.kind === 'number' ? limitFaults(row) : {}),
    ...(row.required === 'when' ? whenFaults(row, rows) : {}),
  }
}

function choicesFault(row: Row): string | undefined {
  const codes = choicesOf(row).map(({ code }) => code)
  return codes.length < 2 || new Set(codes).size < codes.length ? t.faults.choices : undefined
}

function limitFaults({ low, high }: Row) {
  const [least, most] = [read(low), read(high)]
  return {
    low: low.trim() !== '' && least === null ? t.faults.number : undefined,
    high:
      high.trim() !== '' && most === null
        ? t.faults.number
        : least !== null && most !== null && least > most
          ? t.faults.reversed
          : undefined,
  }
}

function whenFaults(row: Row, rows: readonly Row[]) {
  const by = before(rows, row).find(({ id }) => id === row.whenRow)
  const possible = answersTo(by).map(({ value }) => value)
  return {
    requiredWhen: by === undefined ? t.faults.when : undefined,
    values:
      by !== undefined && !row.whenValues.some((value) => possible.includes(value))
        ? t.faults.whenAnswers
        : undefined,
  }
}

function long(text: string, limit: number): string | undefined {
  return text.trim().length > limit ? t.faults.tooLong(limit) : undefined
}

/** What the API takes. Only for values without faults. */
export function toContent({ name, kinds, rows }: SetValues): Content {
  const keys = keysOf(rows)
  return {
    name: name.trim(),
    kinds: [...kinds],
    questions: rows.map((row) => ({
      key: keys.get(row.id) ?? '',
      text: row.text.trim(),
      help: row.help.trim() || null,
      answerKind: row.kind,
      choices: row.kind === 'choice' ? choicesOf(row) : [],
      low: row.kind === 'number' ? read(row.low) : null,
      high: row.kind === 'number' ? read(row.high) : null,
      legalReference: row.law.trim() || null,
      isRequired: row.required !== 'no',
      requiredWhen: row.required === 'when' ? whenOf(row, rows, keys) : null,
    })),
  }
}

function whenOf(row: Row, rows: readonly Row[], keys: ReadonlyMap<string, string>) {
  const possible = answersTo(rows.find(({ id }) => id === row.whenRow)).map(({ value }) => value)
  return {
    key: keys.get(row.whenRow) ?? '',
    values: row.whenValues.filter((value) => possible.includes(value)),
  }
}

/** A new question gets a key from its words, which none of the others has. */
function keysOf(rows: readonly Row[]): Map<string, string> {
  const taken = new Set(rows.map((row) => row.key))
  const keys = new Map<string, string>()
  for (const row of rows) {
    const plain = (slug(row.text) || 'fraga').slice(0, 50).replace(/-$/, '')
    let key = row.key ?? plain
    for (let n = 2; row.key === null && taken.has(key); n += 1) key = `${plain}-${n}`
    taken.add(key)
    keys.set(row.id, key)
  }
  return keys
}

/** One's own questions beside what somebody else has saved meanwhile. */
export function setDifferences(mine: SetValues, saved: QuestionSet): Difference[] {
  const theirs = valuesOf(saved)
  const asked = (of: SetValues) => of.rows.map((row, i) => `${i + 1}. ${row.text}`).join('\n')
  return [
    { field: t.name, mine: mine.name, theirs: theirs.name },
    { field: t.questions, mine: asked(mine), theirs: asked(theirs) },
  ]
}

const FIELDS = ['text', 'help', 'choices', 'low', 'high', 'legalReference', 'requiredWhen'] as const
/** As many questions as a set may have. */
export const MOST = 60

/** Which field a fault from the API belongs to. */
export const FIELD_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: MOST }, (_, i) => i).flatMap((i) => [
    [`questions.${i}.key`, `questions.${i}.text`],
    ...FIELDS.map((field) => [`questions.${i}.${field}`, `questions.${i}.${field}`]),
  ]),
)
