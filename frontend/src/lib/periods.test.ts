import { expect, test } from 'vitest'
import { addDays } from './dates'
import { PERIOD_KINDS } from './period-kinds'
import { periodsOf, shortMonth } from './periods'

const today = '2026-11-22'

test('a quality year runs from September through August', () => {
  expect(periodsOf('kvalitetsar', today)[0]).toEqual({
    code: '2026',
    label: '2026/27',
    from: '2026-09-01',
    to: '2027-08-31',
  })
  expect(periodsOf('kvalitetsar', today).find((period) => period.code === '2023')).toMatchObject({
    from: '2023-09-01',
    to: '2024-08-31',
  })
  expect(periodsOf('kvalitetsar', today, { qualityYearStarts: 1 })[0]).toMatchObject({
    from: '2026-01-01',
    to: '2026-12-31',
  })
})

test('months know leap years', () => {
  expect(periodsOf('manad', today).find((period) => period.code === '2024-02')?.to).toBe('2024-02-29')
})

test.each(PERIOD_KINDS)(
  'periods of the kind %s follow each other without a gap, and none begins after today',
  (kind) => {
    const found = periodsOf(kind, today).toReversed()
    expect(found.every((period) => period.from <= today)).toBe(true)
    for (const [i, period] of found.entries()) {
      const next = found[i + 1]
      if (next !== undefined) expect(addDays(period.to, 1)).toBe(next.from)
    }
  },
)

test('a month on an axis', () => {
  expect(shortMonth('2026-05')).toBe('maj')
})
