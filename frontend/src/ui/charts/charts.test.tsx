import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { BarChart } from './BarChart'
import { bounds, ControlChart } from './ControlChart'
import { asHtml, asText } from './copy'
import { linesIn } from './figure'
import { path } from './LineChart'
import { laidOut, parts } from './StackedBar'
import { StepAxis } from './StepAxis'

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

test('long names are broken in the picture, never cut, and whole in the table', () => {
  const label = 'Samverkan med andra huvudmän och myndigheter'
  expect(linesIn(label, 100)).toEqual(['Samverkan med', 'andra huvudmän', 'och', 'myndigheter'])
  expect(linesIn('Myndighetssamverkansrutin', 100)).toEqual(['Myndighetssam-', 'verkansrutin'])
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

test('the last label under an axis is whole, whatever the edge', () => {
  const months = Array.from({ length: 25 }, (_, i) => `okt ${2024 + i}`)
  const at = (step: number) => 48 + step * 11.5
  const { container } = render(
    <svg>
      <StepAxis steps={months} at={at} y={272} width={338} most={290 / 64} />
    </svg>,
  )
  const placed = [...container.querySelectorAll('text')].map((each) => Number(each.getAttribute('x')))
  expect(placed).toEqual([at(0), at(6), at(12), at(18), 338 - 26])
})

test('every number of a stacked bar is shown: in its part, or under the bar with its name', () => {
  const series = ['Inom 30 dagar', '31–90 dagar', 'Pågår']
  const [row] = laidOut([{ label: 'Perioden', values: [1357, 3, 0] }], series, 300)
  expect(row?.each.map((part) => part.fits)).toEqual([true, false, false])
  expect(row?.beside).toEqual(['31–90 dagar: 3'])
})

test('what is copied holds the sentence, the table and the source, and no markup of its own', () => {
  const copied = {
    sentence: 'Flest gäller <b>.',
    table: { columns: ['Kategori', 'Antal'], rows: [['A & B', { text: 1204, opens: undefined }]] },
    source: 'Källa: Nämnden.',
  }
  expect(asText(copied).replaceAll('\u00a0', ' ')).toBe(
    'Flest gäller <b>.\n\nKategori\tAntal\nA & B\t1 204\n\nKälla: Nämnden.',
  )
  expect(asHtml(copied)).toContain('<p>Flest gäller &lt;b&gt;.</p>')
  expect(asHtml(copied)).toContain('<td>A &amp; B</td>')
  expect(asHtml(copied)).toContain('<p>Källa: Nämnden.</p>')
})

test('a control chart draws limits by segment, a shape for each rule, and numbers what began', () => {
  const point = (value: number | null, rule?: number) => ({ value, lower: 1, upper: 9, rule })
  const points = [point(4), point(null), point(12, 1), point(5), point(6, 4)]
  const means = [
    { from: 0, value: 5 },
    { from: 3, value: 6 },
  ]
  expect(bounds(points, means).map(({ from, values }) => [from, values])).toEqual([
    ['lower 0', [1, 1, 1, null, null]],
    ['upper 0', [9, 9, 9, null, null]],
    ['lower 3', [null, null, null, 1, 1]],
    ['upper 3', [null, null, null, 9, 9]],
  ])
  const { container } = render(
    <ControlChart
      title="Post"
      summary="I genomsnitt 6 i månaden."
      steps={['jan', 'feb', 'mar', 'apr', 'maj']}
      points={points}
      means={means}
      markers={[{ at: 3, text: '1 april 2026: Ny rutin' }]}
      rules={['Utanför', 'Två av tre', 'Fyra av fem', 'Åtta i rad']}
      words={{ mean: 'Det vanliga', limit: 'Gränser' }}
      shown={String}
      table={{ columns: ['Månad', 'Värde'], rows: [['jan', 4]] }}
    />,
  )
  expect(screen.getByRole('img', { name: 'I genomsnitt 6 i månaden.' })).toBeInTheDocument()
  expect(
    [...container.querySelectorAll('svg[data-chart] [data-rule]')].map((each) =>
      each.getAttribute('data-rule'),
    ),
  ).toEqual(['1', '4'])
  expect(screen.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
    'Det vanliga',
    'Gränser',
    'Utanför',
    'Åtta i rad',
    '1 april 2026: Ny rutin',
  ])
})
