import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { DateField } from './DateField'

function Held({ start, ...bounds }: { start: string; min?: string; max?: string }) {
  const [value, setValue] = useState(start)
  return <DateField label="Datum" value={value} onChange={setValue} {...bounds} />
}

test('eight digits get their dashes when the field is left', async () => {
  render(<Held start="" />)
  await userEvent.type(screen.getByLabelText('Datum'), '20261103')
  await userEvent.tab()
  expect(screen.getByLabelText('Datum')).toHaveValue('2026-11-03')
})

test('what is no date stays as it was typed', async () => {
  render(<Held start="2026-02-31" />)
  await userEvent.click(screen.getByLabelText('Datum'))
  await userEvent.tab()
  expect(screen.getByLabelText('Datum')).toHaveValue('2026-02-31')
})

test('a day later than the latest is told of when the field is left, and six digits are not made one', async () => {
  render(<Held start="" max="2026-11-29" />)
  const box = screen.getByLabelText('Datum')
  await userEvent.type(box, '2026-11-30')
  expect(box).not.toBeInvalid()
  await userEvent.tab()
  expect(box).toBeInvalid()
  expect(screen.getByText(/inte vara senare än 29 november 2026/)).toBeVisible()
  await userEvent.clear(box)
  await userEvent.type(box, '281126')
  await userEvent.tab()
  expect(box).toHaveValue('281126')
  expect(box).toBeInvalid()
})

test('a day earlier than the earliest is told of when the field is left', async () => {
  render(<Held start="" min="2026-11-29" />)
  const box = screen.getByLabelText('Datum')
  await userEvent.type(box, '2026-11-28')
  expect(box).not.toBeInvalid()
  await userEvent.tab()
  expect(box).toBeInvalid()
  expect(screen.getByText(/inte vara tidigare än 29 november 2026/)).toBeVisible()
})

test('the calendar opens in Swedish, takes a day and gives the focus back', async () => {
  render(<Held start="2026-11-03" />)
  await userEvent.click(screen.getByRole('button', { name: 'Välj datum i kalender' }))
  await userEvent.click(await screen.findByRole('button', { name: /17 november 2026/ }))
  expect(screen.getByLabelText('Datum')).toHaveValue('2026-11-17')
  expect(screen.getByRole('button', { name: 'Välj datum i kalender' })).toHaveFocus()
})

test('a day beside another weekday is told of by its own', async () => {
  render(<Held start="sön 31 jan 2026" />)
  await userEvent.click(screen.getByLabelText('Datum'))
  await userEvent.tab()
  expect(screen.getByText('31 januari 2026 är en lördag. Rätta dagen eller veckodagen')).toBeVisible()
})
