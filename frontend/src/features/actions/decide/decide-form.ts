import * as rules from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import { type Chosen, chosen } from '@/domain/choices'
import type { Faults, Name } from '@/forms/fields'
import { parseDate } from '@/lib/typed-dates'
import type { Action } from '../queries'
import { t } from './messages.sv'

type Schemas = components['schemas']
type Decision = Schemas['ActionDecisionCreate']['decision']
type Direction = NonNullable<Schemas['MeasureCreate']['direction']>

/** What is counted is reports of a category, or something of one's own; a statement is true or not. */
type Form = 'figure' | 'indicator' | 'statement'

/** A decision as it is filled in, with what is registered in advance. */
export interface DecisionValues {
  decision: Decision | ''
  words: string
  doer: Chosen | null
  weakReason: string
  form: Form | ''
  category: string
  unit: Chosen | null
  indicator: string
  statement: string
  direction: Direction | ''
  size: string
  followUpOn: string
  follower: Chosen | null
}

/** What the proposal says already stands there to begin with. */
export function startOf({ doerId, doerName, unitId, unitName }: Action): DecisionValues {
  return {
    decision: '',
    words: '',
    doer: chosen(doerId, doerName),
    weakReason: '',
    form: '',
    category: '',
    unit: { id: unitId, label: unitName },
    indicator: '',
    statement: '',
    direction: '',
    size: '',
    followUpOn: '',
    follower: null,
  }
}

/** An action that is not carried out needs nobody and no measure. */
export function isCarriedOut({ decision }: Pick<DecisionValues, 'decision'>): boolean {
  return decision === 'wholly' || decision === 'partly'
}

/** A statement is true or not; only what is counted has a direction and a size. */
export function isCounted({ form }: Pick<DecisionValues, 'form'>): boolean {
  return form === 'figure' || form === 'indicator'
}

export function validateDecision(
  values: DecisionValues,
  { carryOutBy }: Pick<Action, 'carryOutBy'>,
): Faults<Name<DecisionValues>> {
  const { decision, words } = values
  if (decision === '') return { decision: t.faults.decision }
  return {
    ...(decision !== 'wholly' && words.trim() === '' ? { words: t.faults.words } : {}),
    ...(isCarriedOut(values) ? carriedOutFaults(values, carryOutBy) : {}),
  }
}

function carriedOutFaults(values: DecisionValues, carryOutBy: string): Faults<Name<DecisionValues>> {
  const day = parseDate(values.followUpOn)
  return {
    ...(values.doer === null ? { doer: t.faults.doer } : {}),
    ...measureFaults(values),
    ...(day === null || day < carryOutBy ? { followUpOn: t.faults.followUpOn } : {}),
    ...(values.follower === null ? { follower: t.faults.follower } : {}),
  }
}

function measureFaults(values: DecisionValues): Faults<Name<DecisionValues>> {
  const { form, indicator, statement, direction, size } = values
  if (form === '') return { form: t.faults.form }
  if (form === 'statement') return statement.trim() === '' ? { statement: t.faults.statement } : {}
  return {
    ...(form === 'indicator' && indicator === '' ? { indicator: t.faults.indicator } : {}),
    ...(direction === '' ? { direction: t.faults.direction } : {}),
    ...(size.trim() === '' || toPercent(size, direction) !== null ? {} : { size: t.faults.size }),
  }
}

/** `30`, `30 %` and `30 procent` are the same. Nothing becomes fewer by more than all of it. */
export function toPercent(text: string, direction: DecisionValues['direction']): number | null {
  const [, digits] = /^(\d{1,4})\s*(?:%|procent)?$/.exec(text.trim()) ?? []
  const percent = digits === undefined ? 0 : Number(digits)
  const most = direction === 'down' ? 100 : rules.MeasureCreate.sizePercent.maximum
  return percent >= 1 && percent <= most ? percent : null
}

/** The figure that a decision with a figure asks for: the same question is always the same figure. */
export function toFigure({ category, unit }: DecisionValues, boardId: string): Schemas['FigureCreate'] {
  return {
    boardId,
    measure: 'deviations',
    parameters: category === '' ? {} : { category },
    ...(unit === null ? {} : { unitId: unit.id }),
  }
}

/** The command that the API takes, once the figure is known. Only for values without faults. */
export function toDecision(values: DecisionValues, figureId: string | null): Schemas['ActionDecisionCreate'] {
  const { decision, words, doer, weakReason } = values
  if (decision === '') throw new Error('An action without a decision cannot be sent')
  return {
    decision,
    ...(words.trim() === '' ? {} : { decisionWords: words.trim() }),
    ...(isCarriedOut(values) && doer !== null
      ? {
          doerId: doer.id,
          measure: toMeasure(values, figureId),
          ...(weakReason.trim() === '' ? {} : { weakReason: weakReason.trim() }),
        }
      : {}),
  }
}

function toMeasure(values: DecisionValues, figureId: string | null): Schemas['MeasureCreate'] {
  const { form, statement, direction, size, followUpOn, follower } = values
  const day = parseDate(followUpOn)
  if (form === '' || day === null || follower === null)
    throw new Error('A measure without its form, its day or somebody who follows up cannot be sent')
  const percent = toPercent(size, direction)
  return {
    form: isCounted(values) ? 'figure' : 'statement',
    followUpOn: day,
    followerId: follower.id,
    ...(isCounted(values) && direction !== '' ? { direction } : {}),
    ...(isCounted(values) && percent !== null ? { sizePercent: percent } : {}),
    ...(isCounted(values) && figureId !== null ? { figureId } : {}),
    ...(form === 'statement' ? { statement: statement.trim() } : {}),
  }
}
