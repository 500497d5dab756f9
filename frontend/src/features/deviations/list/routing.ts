import type { Summary } from '../queries'

/** Whether an intake function has all of them, and is to route them on. */
export function areAtIntake(deviations: readonly Summary[]): boolean {
  return deviations.every(({ isAtIntake }) => isAtIntake)
}
