import { expect, test } from 'vitest'
import { actionsBehind } from './behind'
import type { ActionStatistics } from './queries'

const period = {
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  countedUntil: '2026-11-29',
  asOf: '2026-11-29',
}
const data = {
  boardId: '019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11',
  period,
  previousPeriod: { ...period, startsOn: '2025-01-01', countedUntil: '2025-11-29', asOf: '2025-11-29' },
  _links: [{ rel: 'actions', href: '/actions', method: 'GET' }],
} as unknown as ActionStatistics
const asked = {
  period: undefined,
  val: undefined,
  enhet: undefined,
  omrade: 'adults',
  folj: true,
  jamfor: undefined,
} as const

const row = (code: string) => ({ code, count: 3, previous: 1 })

test('a figure leads to the days, the row and the day as of which it was counted', () => {
  const opens = actionsBehind(data, asked)
  expect(opens('status', row('done'))?.search).toMatchObject({
    fran: '2026-01-01',
    till: '2026-11-29',
    per: '2026-11-29',
    omrade: 'adults',
    folj: true,
    status: ['done'],
  })
  expect(opens('watched', row('overdue'), 'previous')?.search).toMatchObject({
    per: '2025-11-29',
    bevaka: 'overdue',
  })
  expect(opens('strength', row('weak no-effect'))?.search).toMatchObject({
    styrka: ['weak'],
    effekt: ['no-effect'],
  })
})

test('nothing leads nowhere, and neither does what one may not list', () => {
  expect(actionsBehind(data, asked)('kind', { code: 'routine', count: 0, previous: 2 })).toBeUndefined()
  expect(actionsBehind({ ...data, _links: [] }, asked)('kind', row('routine'))).toBeUndefined()
})
