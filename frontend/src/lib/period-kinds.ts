/** What periods are called in addresses: those that have begun, and those that have ended. How they are reckoned is in `periods`. */

export const PERIOD_KINDS = ['ar', 'kvalitetsar', 'tertial', 'manad'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export const ENDED_KINDS = ['manad', 'kvartal', 'ar'] as const
export type EndedKind = (typeof ENDED_KINDS)[number]
