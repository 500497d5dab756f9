import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { TextArea } from '@/ui/text-area/TextArea'
import { ActionDialog } from './ActionDialog'
import { bind } from './fields'
import { useAction } from './useAction'

const onClose = vi.fn<() => void>()
const confirm = vi.fn<() => boolean>()

function Form() {
  const action = useAction<{ reason: string }, object>({
    kind: 'deviation',
    start: { reason: '' },
    send: async () => ({}),
    says: null,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title="Stryk" onClose={onClose}>
      <TextArea {...bind(action).text('reason')} label="Skäl" limit={100} />
    </ActionDialog>
  )
}

beforeAll(() => {
  vi.stubGlobal('confirm', confirm)
  return () => vi.unstubAllGlobals()
})

beforeEach(() => {
  onClose.mockClear()
  confirm.mockReset()
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterContextProvider router={router}>
        <Form />
      </RouterContextProvider>
    </QueryClientProvider>,
  )
})

const dialog = () => screen.getByRole<HTMLDialogElement>('dialog', { hidden: true })
const button = (name: string) => screen.getByRole('button', { name })

/** Every way to put a dialog away: Escape, a second Escape that the browser takes by itself, and both buttons. */
const WAYS = {
  Escape: () => fireEvent(dialog(), new Event('cancel', { cancelable: true })),
  'Escape twice': () => {
    dialog().close()
    fireEvent(dialog(), new Event('close'))
  },
  Stäng: () => fireEvent.click(button('Stäng')),
  Avbryt: () => fireEvent.click(button('Avbryt')),
}

test.each(Object.entries(WAYS))(
  '%s asks first when something is typed, and no keeps it',
  async (_, leave) => {
    await userEvent.type(screen.getByLabelText(/Skäl/), 'Dörren var låst.')
    confirm.mockReturnValueOnce(false)
    leave()
    expect(confirm).toHaveBeenCalledOnce()
    expect(onClose).not.toHaveBeenCalled()
    expect(dialog().open).toBe(true)
    expect(screen.getByLabelText(/Skäl/)).toHaveValue('Dörren var låst.')
    confirm.mockReturnValueOnce(true)
    leave()
    expect(onClose).toHaveBeenCalledOnce()
  },
)

test.each(Object.entries(WAYS))('%s closes at once when nothing is typed', (_, leave) => {
  leave()
  expect(confirm).not.toHaveBeenCalled()
  expect(onClose).toHaveBeenCalledOnce()
})
