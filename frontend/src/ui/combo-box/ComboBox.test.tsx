import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, expect, test, vi } from 'vitest'
import { ComboBox, type ComboItem } from './ComboBox'
import { matching } from './options'

const UNITS: ComboItem[] = [
  { id: 'a', label: 'Boendestöd Norr', detail: 'Öppenvård' },
  { id: 'b', label: 'Mottagning barn och unga', detail: 'Barn och unga' },
  { id: 'c', label: 'Mottagning vuxna', detail: 'Vuxna' },
  { id: 'd', label: 'Vuxenresurs', detail: 'Vuxna' },
]

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined
})

function Held({ start = null, onChange }: { start?: string | null; onChange?: (id: string | null) => void }) {
  const [value, setValue] = useState(start)
  const change = (id: string | null) => {
    setValue(id)
    onChange?.(id)
  }
  return (
    <>
      <ComboBox label="Enhet" items={UNITS} value={value} onChange={change} />
      <button type="button">Nästa</button>
    </>
  )
}

const field = () => screen.getByRole('combobox', { name: 'Enhet' })
const shown = () => screen.queryAllByRole('option').map((option) => option.textContent)

test('typing narrows, the first is marked, and Tab takes it and goes on', async () => {
  render(<Held />)
  await userEvent.type(field(), 'mott')
  expect(shown()).toEqual(['Mottagning barn och ungaBarn och unga', 'Mottagning vuxnaVuxna'])
  expect(field()).toHaveAttribute('aria-activedescendant', screen.getAllByRole('option')[0]?.id)
  await userEvent.keyboard('{ArrowDown}')
  await userEvent.tab()
  expect(field()).toHaveValue('Mottagning vuxna')
  expect(screen.getByRole('button', { name: 'Nästa' })).toHaveFocus()
  expect(field()).toHaveAttribute('aria-expanded', 'false')
})

test('Enter takes the marked one and does not send the form', async () => {
  const submit = vi.fn<(event: { preventDefault: () => void }) => void>((event) => event.preventDefault())
  render(
    <form onSubmit={submit}>
      <Held />
    </form>,
  )
  await userEvent.type(field(), 'boende{Enter}')
  expect(field()).toHaveValue('Boendestöd Norr')
  expect(submit).not.toHaveBeenCalled()
})

test('what fits nothing is given up when the field is left, and the choice stands', async () => {
  render(<Held start="a" />)
  await userEvent.type(field(), 'xyz')
  expect(screen.getByText('Inget alternativ passar')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Nästa' }))
  expect(field()).toHaveValue('Boendestöd Norr')
})

test('an emptied field is no choice', async () => {
  const changed = vi.fn<(id: string | null) => void>()
  render(<Held start="a" onChange={changed} />)
  await userEvent.clear(field())
  expect(changed).toHaveBeenLastCalledWith(null)
})

test('Escape closes the list only, and the arrow keys open it at the choice and go around', async () => {
  const outer = vi.fn<() => void>()
  render(
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- stands for a dialog
    <div onKeyDown={(event) => event.key === 'Escape' && outer()}>
      <Held start="d" />
    </div>,
  )
  field().focus()
  await userEvent.keyboard('{ArrowDown}')
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Vuxenresurs')
  await userEvent.keyboard('{ArrowDown}')
  expect(field().getAttribute('aria-activedescendant')).toMatch(/-a$/)
  await userEvent.keyboard('{Escape}')
  expect(shown()).toEqual([])
  expect(outer).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  expect(outer).toHaveBeenCalledOnce()
})

test('every word must stand somewhere, in the name or the place', () => {
  expect(matching(UNITS, 'vuxna mott').map((item) => item.id)).toEqual(['c'])
  expect(matching(UNITS, 'VUX').map((item) => item.id)).toEqual(['d', 'c'])
})
