import { QueryClient, QueryClientProvider, queryOptions } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { vi } from 'vitest'
import { ApiError } from '@/api/errors'
import type { How, Kind, Once } from '@/api/resource'
import { TextField } from '@/ui/text-field/TextField'
import { ActionDialog } from './ActionDialog'
import { EditForm } from './EditForm'
import { bind } from './fields'
import { useAction } from './useAction'

export interface Thing {
  id: string
  name: string
  version: number
}
export interface Values {
  name: string
  day: string
}
export type Send = (values: Values, how: How) => Promise<Thing>

export const seen: Thing = { id: 't', name: 'Som den var', version: 1 }
export const refused = (status: number, problem = {}) =>
  new ApiError({ title: 'Det gick inte', ...problem }, status)

/** A form that changes a thing, on a page of its own. */
export function start(
  send: Send,
  {
    latest = seen,
    isNew = false,
    mayStill = true,
    kind = 'decision',
    dialog,
  }: { dialog?: string; latest?: Thing; isNew?: boolean; mayStill?: boolean; kind?: Kind } = {},
) {
  const calls: { values: Values; how: How }[] = []
  const onSaved = vi.fn<(saved: Thing, isEarlier: boolean) => void>()
  const read = vi.fn<() => Promise<Thing>>().mockResolvedValue(latest)
  const thing = () => queryOptions({ queryKey: ['decisions', 'one', 't'], queryFn: read })
  function Page() {
    const options = {
      kind,
      start: { name: isNew ? '' : seen.name, day: '' },
      validate: ({ name }: Values) => (name === '' ? { name: 'Skriv ett namn' } : {}),
      fieldOf: { happenedOn: 'day' } as const,
      send: (values: Values, how: How) => {
        calls.push({ values, how })
        return send(values, how)
      },
      query: thing,
      says: (saved: Thing) => `${saved.name} är sparad`,
      onSaved,
    }
    const versioned = {
      ...options,
      seen,
      mayStill: () => mayStill,
      differences: ({ name }: Values, theirs: Thing) => [
        { field: 'Namn', mine: name, theirs: theirs.name },
        { field: 'Lika', mine: 'samma', theirs: 'samma' },
      ],
    }
    const unversioned = {
      ...options,
      send: (values: Values, { key }: Once) => options.send(values, { key, version: 0 }),
    }
    const action = useAction<Values, Thing>(isNew ? unversioned : versioned)
    const { text } = bind(action)
    const questions = (
      <>
        <TextField {...text('name')} label="Namn" />
        <TextField {...text('day')} label="Dag" />
      </>
    )
    return dialog === undefined ? (
      <EditForm action={action}>{questions}</EditForm>
    ) : (
      <ActionDialog action={action} title={dialog} onClose={() => undefined}>
        {questions}
      </ActionDialog>
    )
  }
  const client = new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  render(
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>
        <Page />
      </RouterContextProvider>
    </QueryClientProvider>,
  )
  return { calls, onSaved, client, user: userEvent.setup() }
}

export const save = () => screen.getByRole('button', { name: 'Spara' })
export const name = () => screen.getByLabelText('Namn')
