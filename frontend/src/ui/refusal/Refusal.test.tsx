import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Refusal } from './Refusal'

function refused(status: number): Error {
  const told = {
    status,
    title: 'Enheten finns inte',
    detail: 'Välj en annan enhet.',
    traceId: 'abc123',
    faults: [],
  }
  return Object.assign(new Error(told.title), told)
}

test('a refusal says what to do, without a code for the support', () => {
  render(<Refusal error={refused(409)} />)
  expect(screen.getByRole('alert')).toHaveTextContent('Enheten finns inteVälj en annan enhet.')
  expect(screen.queryByText('abc123')).toBeNull()
})

test('a fault of ours gives the code, and anything that is no refusal gives nothing', () => {
  render(<Refusal error={refused(500)} />)
  expect(screen.getByText('abc123')).toBeVisible()
  expect(render(<Refusal error={new Error('annat')} />).container).toBeEmptyDOMElement()
})
