const HOUR = 3_600_000

/** How far away a time is that runs by the hour. Hours are hours, also the nights when the clock changes. */
export function hoursLeft(dueAt: string, now = Date.now()): { hours: number; words: string } {
  const hours = Math.floor((Date.parse(dueAt) - now) / HOUR)
  if (hours < 0) return { hours, words: 'tiden har gått ut' }
  if (hours === 0) return { hours, words: 'mindre än en timme kvar' }
  return { hours, words: hours === 1 ? 'en timme kvar' : `${hours} timmar kvar` }
}
