import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { EarlierFiles } from './EarlierFiles'
import { DECISIONS } from './kinds'
import { FIRST_FILES, importsQuery } from './queries'

function show(waits: boolean) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(importsQuery('decision', FIRST_FILES, waits).queryKey, { files: [], total: 0 })
  const onAll = vi.fn<() => void>()
  render(
    <QueryClientProvider client={client}>
      <EarlierFiles kind={DECISIONS} waits={waits} onAll={onAll} />
    </QueryClientProvider>,
  )
  return onAll
}

test('the files that wait stand by themselves, and lead on to all', async () => {
  const onAll = show(true)
  expect(screen.getByText('Ingen fil väntar på att läsas in.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Visa alla filer' }))
  expect(onAll).toHaveBeenCalledOnce()
})

test('all the files have no way on', () => {
  show(false)
  expect(screen.getByText('Ingen fil har lämnats in än.')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})
