import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { Card } from '../card/Card'
import { RadioGroup } from '../radio-group/RadioGroup'
import { TextField } from '../text-field/TextField'
import { ErrorSummary } from './ErrorSummary'

test('takes the focus, and its links lead to the field or the first answer of a group', async () => {
  render(
    <>
      <ErrorSummary
        faults={[
          { field: 'title', text: 'Ange en rubrik' },
          { field: 'danger', text: 'Svara om det är fara' },
          { field: null, text: 'Försök igen' },
        ]}
      />
      <TextField id="title" label="Rubrik" error="Ange en rubrik" />
      <RadioGroup id="danger" name="danger" label="Fara?" choices={[{ value: 'yes', label: 'Ja' }]} />
    </>,
  )
  expect(screen.getByRole('alert')).toHaveFocus()
  expect(screen.getByRole('heading', { name: '3 svar behöver rättas' })).toBeInTheDocument()
  expect(screen.getByLabelText('Rubrik')).toHaveAccessibleDescription(/Ange en rubrik/)
  Element.prototype.scrollIntoView = () => undefined
  await userEvent.click(screen.getByRole('link', { name: 'Fara? Svara om det är fara' }))
  expect(screen.getByLabelText('Ja')).toHaveFocus()
})

test('each fault bears the name of its field, in the order of the page, and two alike what they belong to', () => {
  render(
    <>
      <ErrorSummary
        faults={[
          { field: 'day', text: 'Ange ett datum' },
          { field: 'two', text: 'Ange namn' },
          { field: 'one', text: 'Ange namn' },
          { field: null, text: 'Försök igen' },
          { field: 'unit', text: 'Välj en enhet' },
        ]}
      />
      <TextField id="unit" label="Enhet som upphör" required error="Välj en enhet" />
      <Card title="Enhet 1 som tar över">
        <TextField id="one" label="Namn" error="Ange namn" />
      </Card>
      <Card title="Enhet 2 som tar över">
        <TextField id="two" label="Namn" error="Ange namn" />
      </Card>
      <TextField id="day" label="Första dagen" error="Ange ett datum" />
    </>,
  )
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Enhet som upphör: Välj en enhet',
    'Enhet 1 som tar över, Namn: Ange namn',
    'Enhet 2 som tar över, Namn: Ange namn',
    'Första dagen: Ange ett datum',
    'Försök igen',
  ])
})
