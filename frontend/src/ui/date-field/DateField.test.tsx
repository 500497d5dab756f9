import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { DateField } from './DateField'

function Held({ start }: { start: string }) {
  const [value, setValue] = useState(start)
  return <DateField label="Datum" value={value} onChange={setValue} />
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

test('the calendar opens in Swedish, takes a day and gives the focus back', async () => {
  render(<Held start="2026-11-03" />)
  await userEvent.click(screen.getByRole('button', { name: 'Välj datum i kalender' }))
  await userEvent.click(await screen.findByRole('button', { name: /17 november 2026/ }))
  expect(screen.getByLabelText('Datum')).toHaveValue('2026-11-17')
  expect(screen.getByRole('button', { name: 'Välj datum i kalender' })).toHaveFocus()
})
