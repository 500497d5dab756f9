import { unitSummaryAreaLabels } from '@/api/codes.gen'
import type { components } from '@/api/schema.gen'

export type Area = components['schemas']['UnitSummary']['area']

/** The areas of activity that a board's units work in, called as the server calls them in its reports. */
export const AREAS: Record<Area, string> = unitSummaryAreaLabels

export const AREA_CHOICES = Object.entries(AREAS).map(([value, label]) => ({ value, label }))
