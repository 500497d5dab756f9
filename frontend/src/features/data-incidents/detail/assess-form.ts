import type { components } from '@/api/schema.gen'
import type { Faults, Name } from '@/forms/fields'
import { SUBJECTS, t } from '../messages.sv'
import type { Incident } from '../queries'
import { type MomentValues, momentFaults, momentOf, NO_MOMENT, toMoment } from './moment-form'

type SubjectKind = Incident['subjectKinds'][number]

export interface AssessValues extends MomentValues {
  learnt: 'reported' | 'other'
  learntReason: string
  subjectCount: string
  subjectKinds: readonly SubjectKind[]
  risk: NonNullable<Incident['risk']> | ''
  circumstances: string
  consequences: string
  measures: string
}

export const KINDS = Object.keys(SUBJECTS) as SubjectKind[]

export function startOf(incident: Incident): AssessValues {
  const isOther = incident.learntReason !== null
  return {
    learnt: isOther ? 'other' : 'reported',
    ...(isOther ? momentOf(incident.learntAt) : NO_MOMENT),
    learntReason: incident.learntReason ?? '',
    subjectCount: incident.subjectCount === null ? '' : String(incident.subjectCount),
    subjectKinds: incident.subjectKinds,
    risk: incident.risk ?? '',
    circumstances: incident.circumstances ?? '',
    consequences: incident.consequences ?? '',
    measures: incident.measures ?? '',
  }
}

export function validateAssess(values: AssessValues): Faults<Name<AssessValues>> {
  const { learnt, learntReason, subjectCount } = values
  return {
    ...(learnt === 'other' ? momentFaults(values) : {}),
    ...(learnt === 'other' && learntReason.trim() === '' ? { learntReason: t.faults.reason } : {}),
    ...(/^\d{0,7}$/.test(subjectCount.trim()) ? {} : { subjectCount: t.faults.count }),
  }
}

/** The command that the API takes. Only for values without faults. */
export function toAssessment(values: AssessValues): components['schemas']['DataIncidentReplace'] {
  const { learnt, learntReason, subjectCount, subjectKinds, risk, circumstances, consequences, measures } =
    values
  const said = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    learnt: learnt === 'other' ? toMoment(values) : null,
    learntReason: learnt === 'other' ? said(learntReason) : null,
    subjectCount: subjectCount.trim() === '' ? null : Number(subjectCount),
    subjectKinds: [...subjectKinds],
    risk: risk === '' ? null : risk,
    circumstances: said(circumstances),
    consequences: said(consequences),
    measures: said(measures),
  }
}
