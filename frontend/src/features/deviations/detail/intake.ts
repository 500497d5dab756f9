import type { Deviation } from '../queries'

/** Whether an intake function has a report, and is to route it on. */
export function waitsAtIntake({ intake }: Deviation): boolean {
  return intake !== null && intake.routedAt === null
}
