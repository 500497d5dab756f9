import type { Board } from '@/api/lookups'
import * as rules from '@/api/rules.gen'
import { t as words } from '@/domain/organisation.sv'
import type { Faults } from '@/forms/fields'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import type { RiskLevel, Step } from '@/ui/risk-matrix/RiskMatrix'
import { MONTHS, t } from './messages.sv'
import type { Settings } from './queries'

export interface StepRow {
  key: string
  label: string
}

export interface LevelRow {
  key: string
  /** The code that matters carry; a level that is not saved yet has none. */
  code: string | null
  label: string
  starts: string
}

/** The limits that are plain numbers, in the order of the form. */
export const NUMBERS = [
  'assessDays',
  'investigateDays',
  'standInDays',
  'endPercent',
  'undoMinutes',
  'remindDays',
  'superiorAfterDays',
  'decideDays',
  'maxFollowUpDays',
  'answerDays',
  'exportRows',
  'exportRowsAlone',
] as const
type Numbers<T> = Record<(typeof NUMBERS)[number], T>

export interface SettingsValues extends Numbers<string> {
  month: string
  probability: readonly StepRow[]
  consequence: readonly StepRow[]
  levels: readonly LevelRow[]
}

const LABEL = 60

export function newStep(label = ''): StepRow {
  return { key: crypto.randomUUID(), label }
}

export function newLevel(): LevelRow {
  return { key: crypto.randomUUID(), code: null, label: '', starts: '' }
}

export function valuesOf(board: Board): SettingsValues {
  const { probability, consequence, levels } = board.riskScale
  return {
    ...numbers((name) => String(board[name])),
    month: String(board.qualityYearStarts),
    probability: probability.map(newStep),
    consequence: consequence.map(newStep),
    levels: levels
      .toSorted((a, b) => a.starts - b.starts)
      .map(({ code, label, starts }) => ({ key: code, code, label, starts: String(starts) })),
  }
}

/** Faults by the name of the field; those of a row as `levels.0.starts`. */
export function validateSettings(values: SettingsValues): Faults<string> {
  const most = rules.BoardReplace
  const found: Record<string, string> = {}
  for (const name of NUMBERS) {
    const { minimum, maximum } = most[name]
    if (whole(values[name], maximum, minimum) === null) found[name] = t.faults.number(minimum, maximum)
  }
  for (const axis of ['probability', 'consequence'] as const) {
    for (const [i, { label }] of values[axis].entries())
      found[`${axis}.${i}`] = labelFault(label, t.faults.step) ?? ''
  }
  Object.assign(found, levelFaults(values.levels))
  return Object.fromEntries(Object.entries(found).filter(([, text]) => text !== ''))
}

function levelFaults(levels: readonly LevelRow[]): Record<string, string> {
  const found: Record<string, string> = {}
  const starts = levels.map((level) => whole(level.starts, 1000))
  for (const [i, level] of levels.entries()) {
    found[`levels.${i}.label`] = labelFault(level.label, t.faults.level) ?? ''
    if (starts[i] === null) found[`levels.${i}.starts`] = t.faults.starts
    else if (starts.indexOf(starts[i] ?? null) < i) found[`levels.${i}.starts`] = t.faults.twice
  }
  if (starts.every((start) => start !== null) && Math.min(...starts) !== 1) found['levels'] = t.faults.lowest
  return found
}

function labelFault(label: string, missing: string): string | null {
  if (label.trim() === '') return missing
  return label.trim().length > LABEL ? words.tooLong(LABEL) : null
}

function whole(typed: string, maximum: number, least = 1): number | null {
  const number = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : -1
  return number >= least && number <= maximum ? number : null
}

function numbers<T>(of: (name: keyof Numbers<T>) => T): Numbers<T> {
  return Object.fromEntries(NUMBERS.map((name) => [name, of(name)])) as Numbers<T>
}

/** The settings as the API takes them. Only for values without faults. */
export function toSettings(values: SettingsValues): Settings {
  return {
    ...numbers((name) => Number(values[name])),
    qualityYearStarts: Number(values.month),
    riskScale: {
      probability: values.probability.map(({ label }) => label.trim()),
      consequence: values.consequence.map(({ label }) => label.trim()),
      levels: withCodes(values.levels)
        .map(({ code, label, starts }) => ({ code, label: label.trim(), starts: Number(starts) }))
        .toSorted((a, b) => a.starts - b.starts),
    },
  }
}

/** A new level gets a code that none of the others has. */
function withCodes(levels: readonly LevelRow[]): (LevelRow & { code: string })[] {
  const taken = new Set(levels.map((level) => level.code))
  return levels.map((level) => {
    let code = level.code
    for (let n = 1; code === null; n += 1) if (!taken.has(`level-${n}`)) code = `level-${n}`
    taken.add(code)
    return { ...level, code }
  })
}

/** The matrix as it would be, as far as it can be read while somebody types. */
export function previewOf({ probability, consequence, levels }: SettingsValues): {
  likelihoods: Step[]
  consequences: Step[]
  levels: RiskLevel[]
} {
  const steps = (rows: readonly StepRow[]) => rows.map(({ label }, i) => ({ value: i + 1, label }))
  return {
    likelihoods: steps(probability),
    consequences: steps(consequence),
    levels: levels
      .flatMap(({ label, starts }) => {
        const from = whole(starts, 1000)
        return from === null ? [] : [{ from, label }]
      })
      .toSorted((a, b) => a.from - b.from),
  }
}

/** One's own values beside what somebody else has saved meanwhile. */
export function settingsDifferences(values: SettingsValues, saved: Board): Difference[] {
  const theirs = valuesOf(saved)
  const rows: [string, (of: SettingsValues) => string][] = [
    ...NUMBERS.map((name): [string, (of: SettingsValues) => string] => [t[name], (of) => of[name]]),
    [t.month, (of) => MONTHS[Number(of.month) - 1] ?? ''],
    [t.probability, (of) => of.probability.map((step) => step.label).join(', ')],
    [t.consequence, (of) => of.consequence.map((step) => step.label).join(', ')],
    [t.levels, (of) => of.levels.map((level) => `${level.label} (${level.starts})`).join(', ')],
  ]
  return rows.map(([field, read]) => ({ field, mine: read(values), theirs: read(theirs) }))
}

const ROWS = Array.from({ length: 10 }, (_, i) => i)

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  qualityYearStarts: 'month',
  'riskScale.levels': 'levels',
  ...Object.fromEntries(
    ROWS.flatMap((i) => [
      [`riskScale.probability.${i}`, `probability.${i}`],
      [`riskScale.consequence.${i}`, `consequence.${i}`],
      [`riskScale.levels.${i}.label`, `levels.${i}.label`],
      [`riskScale.levels.${i}.starts`, `levels.${i}.starts`],
    ]),
  ),
}
