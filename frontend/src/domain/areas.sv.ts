import type { components } from '@/api/schema.gen'

export type Area = components['schemas']['UnitSummary']['area']

/** The areas of activity that a board's units work in. */
export const AREAS: Record<Area, string> = {
  'children-youth': 'Barn och unga',
  'financial-assistance': 'Ekonomiskt bistånd',
  adults: 'Vuxna',
  'family-law': 'Familjerätt',
  outpatient: 'Öppenvård',
  integration: 'Integration',
  'labour-market': 'Arbetsmarknad',
  disability: 'Funktionshinder',
  elderly: 'Äldre',
  'residential-care': 'Boende och heldygnsvård',
  staff: 'Stab och stöd',
}

export const AREA_CHOICES = Object.entries(AREAS).map(([value, label]) => ({ value, label }))
