import { expect, test } from 'vitest'
import { listsBehind } from './behind'
import type { Statistics } from './queries'

const period = {
  startsOn: '2026-01-15',
  endsOn: '2026-12-31',
  countedUntil: '2026-11-29',
  asOf: '2026-11-29',
}
const data = {
  boardId: '019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11',
  period,
  previousPeriod: { ...period, startsOn: '2025-01-15', countedUntil: '2025-11-29', asOf: '2025-11-29' },
  _links: [{ rel: 'deviations', href: '/deviations', method: 'GET' }],
} as unknown as Statistics
const asked = {
  period: undefined,
  val: undefined,
  enhet: undefined,
  omrade: 'adults',
  folj: undefined,
  jamfor: undefined,
} as const

test('a figure leads to the days, the row and the day as of which it was counted', () => {
  const opens = listsBehind(data, asked)
  const row = { code: 'within-30', count: 3, previous: 1 }
  expect(opens('handling', row)?.search).toMatchObject({
    fran: '2026-01-15',
    till: '2026-11-29',
    per: '2026-11-29',
    omrade: 'adults',
    tid: 'within-30',
  })
  expect(opens('handling', row, 'previous')?.search).toMatchObject({ till: '2025-11-29', per: '2025-11-29' })
  expect(opens('again', { ...row, code: 'none' })?.search).toMatchObject({ igen: true, orsak: 'none' })
  expect(opens('cause-area', { ...row, code: 'none' })?.search).toMatchObject({ ligger: 'none' })
  const month = (code: string) => opens('month', { code, count: 1, previous: 0 })?.search
  expect(month('2026-01')).toMatchObject({ fran: '2026-01-15', till: '2026-01-31' })
  expect(month('2026-11')).toMatchObject({ fran: '2026-11-01', till: '2026-11-29' })
})

test('nothing leads nowhere, and neither does what one may not list', () => {
  expect(listsBehind(data, asked)('type', { code: 'risk', count: 0, previous: 2 })).toBeUndefined()
  const closed = { ...data, _links: [] }
  expect(listsBehind(closed, asked)('type', { code: 'risk', count: 4, previous: 2 })).toBeUndefined()
})
