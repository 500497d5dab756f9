import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { DueBadge } from './DueBadge'

test('the day stands beside how far away it is', () => {
  const { container } = render(<DueBadge dueOn="2199-03-02" />)
  expect(screen.getByText(/^\d+ dagar kvar$/)).toBeVisible()
  expect(container.querySelector('time')).toHaveTextContent('2 mars 2199')
})
