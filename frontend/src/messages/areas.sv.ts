/** The areas of activity that a board's units work in. */
export const AREAS = {
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
} as const

export type Area = keyof typeof AREAS

export const AREA_CHOICES = Object.entries(AREAS).map(([value, label]) => ({
  value,
  label,
}))
