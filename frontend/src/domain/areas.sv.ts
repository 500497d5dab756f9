import { areaLabels } from '@/api/codes.gen'
import type { components } from '@/api/schema.gen'

export type Area = components['schemas']['Area']

/** The areas of activity that a board's units work in, called as the server calls them in its reports. */
export const AREAS: Record<Area, string> = areaLabels

export const AREA_CHOICES = Object.entries(AREAS).map(([value, label]) => ({ value, label }))
