import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { BarChart, shorten } from './BarChart'
import { path } from './LineChart'
import { parts } from './StackedBar'

test('the parts of a bar fill it exactly, whatever the figures', () => {
  for (const values of [[1], [3, 5, 2], [0, 0, 7], [1, 1, 1, 1, 1, 1, 1]]) {
    const found = parts(values, 333)
    expect(found.reduce((sum, part) => sum + part.size, 0)).toBeCloseTo(333, 6)
    expect(found.at(-1)?.from).toBeCloseTo(333 - (found.at(-1)?.size ?? 0), 6)
  }
  expect(parts([0, 0], 333).map((part) => part.size)).toEqual([0, 0])
})

test('a missing month breaks the line instead of falling to zero', () => {
  const x = (step: string) => Number(step)
  expect(path([1, null, 3, 4], ['0', '1', '2', '3'], x, (value) => value)).toBe('M0.0 1.0M2.0 3.0L3.0 4.0')
})

test('long names are cut in the picture and whole in the table', () => {
  const label = 'Samverkan med andra huvudmän och myndigheter'
  expect(shorten(label, 100)).toBe('Samverkan med…')
  render(
    <BarChart
      title="Per kategori"
      summary="Flest gäller samverkan."
      bars={[{ label, value: 1204 }]}
      table={{ columns: ['Kategori', 'Antal'], rows: [[label, 1204]], foot: ['Alla', 1204] }}
    />,
  )
  expect(screen.getByRole('img', { name: 'Flest gäller samverkan.' })).toBeInTheDocument()
  const row = within(screen.getByRole('table', { hidden: true })).getAllByRole('row', { hidden: true })[1]
  expect(row).toHaveTextContent(/^Samverkan med andra huvudmän och myndigheter1\s204$/)
})
