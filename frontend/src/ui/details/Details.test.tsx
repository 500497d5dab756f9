import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Details } from './Details'

const folded = (open: boolean) => (
  <Details summary="Fler uppgifter" open={open}>
    <p>Rubrik</p>
  </Details>
)

test('it opens by itself when it must, and is not folded away when that has passed', () => {
  const { rerender } = render(folded(false))
  const details = screen.getByRole('group')
  expect(details).not.toHaveAttribute('open')
  rerender(folded(true))
  expect(details).toHaveAttribute('open')
  rerender(folded(false))
  expect(details).toHaveAttribute('open')
})

test('what the person has closed stays closed', () => {
  const { rerender } = render(folded(true))
  const details = screen.getByRole<HTMLDetailsElement>('group')
  details.open = false
  fireEvent(details, new Event('toggle'))
  rerender(folded(true))
  expect(details).not.toHaveAttribute('open')
})
