import { expect, test } from 'vitest'
import { asItems, type UnitSummary } from './lookups'

const unit = (id: string, path: string, validTo: string | null = null) =>
  ({ id, name: path.split('/').at(-1), path, validTo }) as UnitSummary

test('units of one name are told apart by where they belong, and one that has ended says so', () => {
  const units = [
    unit('1', 'Förvaltningen/Norr/Mottagningen'),
    unit('2', 'Förvaltningen/Söder/Mottagningen'),
    unit('3', 'Förvaltningen/Söder/Mottagningen', '2026-10-31'),
    unit('4', 'Förvaltningen', '2026-11-22'),
  ]
  expect(asItems(units, '2026-11-22')).toEqual([
    { id: '1', label: 'Mottagningen', detail: 'Förvaltningen › Norr' },
    { id: '2', label: 'Mottagningen', detail: 'Förvaltningen › Söder' },
    { id: '3', label: 'Mottagningen (upphörd 2026-10-31)', detail: 'Förvaltningen › Söder' },
    { id: '4', label: 'Förvaltningen', detail: undefined },
  ])
})
