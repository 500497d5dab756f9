import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { Dialog } from './Dialog'

function Page() {
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  const close = () => {
    setOpen(false)
    setDone(true)
  }
  return (
    <main>
      <h1 tabIndex={-1}>En åtgärd</h1>
      {isDone ? null : <button onClick={() => setOpen(true)}>Påbörja</button>}
      <Dialog title="Påbörja åtgärden" open={isOpen} onClose={close}>
        <p>Den börjar i dag.</p>
      </Dialog>
    </main>
  )
}

test('where what opened a dialog goes with the step, the heading has the focus', async () => {
  render(<Page />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Påbörja' }))
  await user.click(screen.getByRole('button', { name: 'Stäng' }))
  await expect.poll(() => document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
})
