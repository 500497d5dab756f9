import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { TimeLeftBadge } from './TimeLeftBadge'

test('a time that runs by the hour says hours, and a day that is far off says days', () => {
  vi.setSystemTime('2026-11-30T10:00:00Z')
  for (const [dueOn, dueAt, words] of [
    ['2026-12-02', '2026-12-02T08:30:00Z', '46 timmar kvar'],
    ['2026-11-30', '2026-11-30T11:10:00Z', 'en timme kvar'],
    ['2026-11-30', '2026-11-30T09:59:00Z', 'tiden har gått ut'],
    ['2026-12-04', '2026-12-04T10:00:00Z', '4 dagar kvar'],
    ['2026-12-02', null, '2 dagar kvar'],
  ] as const) {
    const { unmount } = render(<TimeLeftBadge dueOn={dueOn} dueAt={dueAt} />)
    expect(screen.getByText(words)).toBeVisible()
    unmount()
  }
  vi.useRealTimers()
})
