import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { RiskMatrixPicker } from './RiskMatrix'

const steps = [1, 2, 3, 4].map((value) => ({ value, label: `steg ${value}` }))
const levels = [
  { from: 1, label: 'Låg' },
  { from: 6, label: 'Hög' },
]

test('a cell is a choice whose name says both steps and the level', async () => {
  const choose = vi.fn()
  render(
    <RiskMatrixPicker
      name="r"
      likelihoods={steps}
      consequences={steps}
      levels={levels}
      value={null}
      onChange={choose}
    />,
  )
  expect(screen.getAllByRole('radio')).toHaveLength(16)
  await userEvent.click(screen.getByRole('radio', { name: 'Sannolikhet 3, konsekvens 2: 6 Hög' }))
  expect(choose).toHaveBeenCalledWith({ likelihood: 3, consequence: 2 })
})
