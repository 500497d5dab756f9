import { expect, test } from 'vitest'
import { t } from './messages.sv'

test('why a list waits is told by its true reason', () => {
  const run = { ended: 1, leaving: 1, working: 27, percent: 5, way: 'api' } as const
  expect(t.asks({ ...run, way: 'file' })).toBe(
    '1 person slutar. En fil som låter någon sluta väntar alltid på ja',
  )
  expect(t.asks({ ...run, ended: 2, leaving: 2 })).toBe('2 personer slutar, fler än 5 procent av källan')
  expect(t.asks({ ...run, ended: 9, leaving: 0 })).toBe('Ingen person slutar, men 9 rader skulle upphöra')
  expect(t.asks(run)).toMatch(/^1 person slutar\. Listan väntar för att någon har en roll/)
})
