import type { Report, Status } from './queries'

/** `2026-Q3` → `Kvartal 3 2026`. */
export function quarterName(period: string): string {
  return `Kvartal ${period.slice(6)} ${period.slice(0, 4)}`
}

/** `2026-Q3` → `3/26`, for an axis. */
export function shortQuarter(period: string): string {
  return `${period.slice(6)}/${period.slice(2, 4)}`
}

/** The quarters that have ended, latest first. */
export function endedQuarters(today: string, count: number): string[] {
  const running = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  return Array.from({ length: count }, (_, i) => running - 1 - i).map(
    (n) => `${Math.floor(n / 4)}-Q${(n % 4) + 1}`,
  )
}

export const STEPS = ['drawn-up', 'checked', 'approved', 'reported', 'closed'] as const
export type StepName = (typeof STEPS)[number]

const RANK: Record<Status, number> = {
  open: 0,
  requested: 0,
  'drawn-up': 1,
  checked: 2,
  approved: 3,
  reported: 4,
  closed: 5,
}

export interface StepShown {
  name: StepName
  isDone: boolean
  /** The step that comes next. */
  isNext: boolean
  at: string | null
  by: string | null
}

/** The way of a report: what has been done, by whom and when, and what is next. */
export function stepsOf(report: Report): StepShown[] {
  const rank = RANK[report.status]
  const signed = (step: 'checked' | 'approved') => report.signed.find((one) => one.step === step)
  const at: Record<StepName, string | null> = {
    'drawn-up': report.drawnUpAt,
    checked: signed('checked')?.at ?? null,
    approved: signed('approved')?.at ?? null,
    reported: report.reportedAt,
    closed: report.closedAt,
  }
  return STEPS.map((name, i) => ({
    name,
    isDone: rank > i,
    isNext: rank === i,
    at: rank > i ? at[name] : null,
    by: name === 'checked' || name === 'approved' ? (signed(name)?.name ?? null) : null,
  }))
}
