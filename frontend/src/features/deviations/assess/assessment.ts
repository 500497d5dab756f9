import { concernsChildLabels } from '@/api/codes.gen'
import type { components } from '@/api/schema.gen'
import { STATUS } from '@/domain/deviation-status.sv'
import type { Faults, Name } from '@/forms/fields'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { DECISION, type Decision } from '../messages.sv'
import type { Deviation } from '../queries'
import { t } from './messages.sv'

export interface Risk {
  likelihood: number
  consequence: number
}

/** The manager's assessment as it is filled in. */
export interface AssessmentValues {
  decision: Decision | ''
  category: string
  activity: string
  concernsChild: Deviation['concernsChild']
  lawArea: string
  risk: Risk | null
  reason: string
  /** Whether somebody who should not have may have seen personal data. Asked of some categories, until somebody said yes. */
  exposed: '' | 'yes' | 'no'
  exposedData: string
}

type AssessmentFaults = Faults<Name<AssessmentValues>>

type Reported = Pick<Deviation, 'concernsChild'> & Partial<Pick<Deviation, 'category' | 'activity'>>

/** Nothing chosen yet; what it was reported as stands: if a child, and out of another system what it was called there. */
export function emptyAssessment({ concernsChild, category, activity }: Reported): AssessmentValues {
  const about = { category: category?.code ?? '', activity: activity?.code ?? '' }
  return {
    decision: '',
    ...about,
    lawArea: '',
    risk: null,
    reason: '',
    concernsChild,
    exposed: '',
    exposedData: '',
  }
}

/** What each decision must have before it can be made; the server asks for the same. */
const NEEDED: Record<Decision, readonly Exclude<keyof AssessmentValues, 'exposedData'>[]> = {
  investigate: ['category', 'lawArea', 'risk'],
  close: ['category', 'reason'],
  dismiss: ['reason'],
}

export function isNeeded(decision: AssessmentValues['decision'], name: keyof AssessmentValues): boolean {
  return decision !== '' && NEEDED[decision].some((needed) => needed === name)
}

/** A dismissed report is no deviation, so it gets no category, law area or risk. */
export function isAsked(decision: AssessmentValues['decision'], name: keyof AssessmentValues): boolean {
  return name === 'decision' || name === 'reason' || name === 'concernsChild' ? true : decision !== 'dismiss'
}

/** Whether who chooses a category is asked about personal data; nobody is, once somebody has said yes. */
export type AsksOfData = (category: string) => boolean

export function asksOfData({ decision, category }: AssessmentValues, asks: AsksOfData): boolean {
  return isAsked(decision, 'category') && asks(category)
}

export function validateAssessment(values: AssessmentValues, asks: AsksOfData): AssessmentFaults {
  if (values.decision === '') return { decision: t.faults.decision }
  const needed = [...NEEDED[values.decision], ...(asksOfData(values, asks) ? (['exposed'] as const) : [])]
  const missing = needed.filter((name) => isEmpty(values[name]))
  return Object.fromEntries(missing.map((name) => [name, t.faults[name as keyof typeof t.faults]]))
}

function isEmpty(value: AssessmentValues[keyof AssessmentValues]): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '')
}

/** The command that the API takes. Only for values without faults. */
export function toAssessment(
  values: AssessmentValues,
  asks: AsksOfData,
): components['schemas']['AssessmentCreate'] {
  const { decision, category, activity, concernsChild, lawArea, risk, reason, exposed, exposedData } = values
  if (decision === '') throw new Error('An assessment without a decision cannot be sent')
  const asked = decision !== 'dismiss'
  return {
    decision,
    reason: reason.trim() === '' ? null : reason.trim(),
    category: asked && category !== '' ? category : null,
    activity: asked && activity !== '' ? activity : null,
    concernsChild,
    lawArea: asked && lawArea !== '' ? lawArea : null,
    probability: asked ? (risk?.likelihood ?? null) : null,
    consequence: asked ? (risk?.consequence ?? null) : null,
    ...(asksOfData(values, asks) && exposed !== ''
      ? {
          dataExposed: exposed === 'yes',
          exposedData: exposed === 'yes' && exposedData.trim() !== '' ? exposedData.trim() : null,
        }
      : {}),
  }
}

/** What one has filled in beside what somebody else has saved meanwhile. */
export function differences(
  values: AssessmentValues,
  { seen, saved }: { seen: Deviation; saved: Deviation },
  labels: { category: (code: string) => string; lawArea: (code: string) => string },
): Difference[] {
  const mine = values.risk
  const theirs = saved.seriousness
  return [
    {
      field: t.decision,
      mine: values.decision === '' ? '' : DECISION[values.decision].label,
      theirs: saved.decision === null ? STATUS[saved.status].label : DECISION[saved.decision].label,
    },
    { field: t.unit, mine: seen.unitName, theirs: saved.unitName },
    { field: t.category, mine: labels.category(values.category), theirs: saved.category?.label ?? '' },
    {
      field: t.child,
      mine: concernsChildLabels[values.concernsChild],
      theirs: concernsChildLabels[saved.concernsChild],
    },
    { field: t.law, mine: labels.lawArea(values.lawArea), theirs: saved.lawArea?.label ?? '' },
    {
      field: t.risk,
      mine: mine === null ? '' : `${mine.likelihood} × ${mine.consequence}`,
      theirs: theirs === null ? '' : `${theirs.probability} × ${theirs.consequence}`,
    },
    { field: t.reason, mine: values.reason, theirs: saved.reason ?? '' },
  ].filter((row) => row.mine !== '' || row.theirs !== '')
}
