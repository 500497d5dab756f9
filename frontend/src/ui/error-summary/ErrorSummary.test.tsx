import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
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
  await userEvent.click(screen.getByRole('link', { name: 'Svara om det är fara' }))
  expect(screen.getByLabelText('Ja')).toHaveFocus()
})
