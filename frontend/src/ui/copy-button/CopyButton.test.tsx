import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { announcements } from '@/lib/announce'
import { CopyButton } from './CopyButton'

test('what was copied is said, and so is that nothing was', async () => {
  const user = userEvent.setup()
  const write = vi.spyOn(navigator.clipboard, 'writeText')
  render(
    <CopyButton text="whsec_1" done="Hemligheten är kopierad">
      Kopiera
    </CopyButton>,
  )
  write.mockRejectedValueOnce(new Error('nej'))
  await user.click(screen.getByRole('button', { name: 'Kopiera' }))
  const failed = await screen.findByRole('button', { name: /^Det gick inte att kopiera/ })
  expect(announcements.current()).toContain('Det gick inte att kopiera')
  write.mockResolvedValueOnce()
  await user.click(failed)
  expect(await screen.findByRole('button', { name: 'Kopiera' })).toBeVisible()
  expect(write).toHaveBeenLastCalledWith('whsec_1')
  expect(announcements.current()).toContain('Hemligheten är kopierad')
})
