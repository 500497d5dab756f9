import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { UserMenu } from './UserMenu'

test('the way out is in the first load, and the menu stays open to say that it did not lead out', async () => {
  const unreachable = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
  const user = userEvent.setup()
  render(<UserMenu name="Anna Test" roles={['Chef']} />)
  await user.click(screen.getByRole('button', { name: /Anna Test/ }))
  const out = screen.getByRole('button', { name: 'Logga ut' })
  await user.click(out)
  expect(await screen.findByRole('alert')).toHaveTextContent('Du är inte utloggad ännu')
  expect(out).toBeVisible()
  await user.click(out)
  expect(unreachable).toHaveBeenCalledTimes(2)
})
