import type { components } from '@/api/schema.gen'
import type { Chosen } from '@/domain/choices'
import type { ReportType } from '@/domain/deviations.sv'
import type { Faults, Name } from '@/forms/fields'
import { t } from '../messages.sv'

export interface FollowValues {
  measure: string
  category: string
  reportType: string
  name: string
  isShare: boolean
  unit: Chosen | null
}

export function start(unit: Chosen | null): FollowValues {
  return { measure: '', category: '', reportType: '', name: '', isShare: false, unit }
}

/** Only what the measure takes is asked for, so only that can be missing. */
export function validateFollow({ measure, name }: FollowValues, needs: readonly string[]) {
  const faults: Faults<Name<FollowValues>> = {}
  if (measure === '') faults.measure = t.measureMissing
  if (needs.includes('name') && name.trim() === '') faults.name = t.nameMissing
  return faults
}

/** The question that the API takes. */
export function toFigure(
  values: FollowValues,
  takes: readonly string[],
  boardId: string,
): components['schemas']['FigureCreate'] {
  const { measure, category, reportType, name, isShare, unit } = values
  const given = {
    ...(category === '' ? {} : { category }),
    ...(reportType === '' ? {} : { reportType: reportType as ReportType }),
    name: name.trim(),
    isShare,
  }
  const parameters = Object.fromEntries(Object.entries(given).filter(([key]) => takes.includes(key)))
  return { boardId, measure, parameters, ...(unit === null ? {} : { unitId: unit.id }) }
}
