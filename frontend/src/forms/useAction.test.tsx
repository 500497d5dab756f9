import { QueryClient, QueryClientProvider, queryOptions } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, test, vi } from 'vitest'
import { ApiError, unanswered } from '@/api/errors'
import type { How, Once } from '@/api/resource'
import { fetchUser, session } from '@/api/session'
import { toasts } from '@/lib/toasts'
import { TextField } from '@/ui/text-field/TextField'
import { EditForm } from './EditForm'
import { bind } from './fields'
import { useAction } from './useAction'

interface Thing {
  id: string
  name: string
  version: number
}
interface Values {
  name: string
  day: string
}
type Send = (values: Values, how: How) => Promise<Thing>

const seen: Thing = { id: 't', name: 'Som den var', version: 1 }
const refused = (status: number, problem = {}) => new ApiError({ title: 'Det gick inte', ...problem }, status)

/** A form that changes a thing, on a page of its own. */
function start(
  send: Send,
  {
    latest = seen,
    isNew = false,
    mayStill = true,
  }: { latest?: Thing; isNew?: boolean; mayStill?: boolean } = {},
) {
  const calls: { values: Values; how: How }[] = []
  const onSaved = vi.fn<(saved: Thing, isEarlier: boolean) => void>()
  const read = vi.fn<() => Promise<Thing>>().mockResolvedValue(latest)
  const thing = () => queryOptions({ queryKey: ['decisions', 'one', 't'], queryFn: read })
  function Page() {
    const options = {
      kind: 'decision' as const,
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
    return (
      <EditForm action={action}>
        <TextField {...text('name')} label="Namn" />
        <TextField {...text('day')} label="Dag" />
      </EditForm>
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

// jsdom has no modal dialogs.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
})

const save = () => screen.getByRole('button', { name: 'Spara' })
const name = () => screen.getByLabelText('Namn')

test('a double click sends once', async () => {
  let answer: (thing: Thing) => void = () => undefined
  const { calls, onSaved, user } = start(() => new Promise((resolve) => (answer = resolve)))
  await user.type(name(), '!')
  await user.dblClick(save())
  expect(calls).toHaveLength(1)
  answer({ ...seen, version: 2 })
  await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
  await user.click(screen.getByRole('button', { name: 'Sparar …' }))
  expect(calls).toHaveLength(1)
})

test('a lost answer keeps the key and what is typed', async () => {
  const answers = [unanswered()]
  const { calls, onSaved, user } = start(async (values) => {
    const next = answers.shift()
    if (next !== undefined) throw next
    return { ...seen, name: values.name }
  })
  await user.type(name(), ' A')
  await user.click(save())
  expect(await screen.findByText('Vi vet inte om det sparades')).toBeVisible()
  expect(name()).toHaveValue('Som den var A')
  await user.click(save())
  await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
  expect(calls[1]?.how.key).toBe(calls[0]?.how.key)
})

test('after a refusal what is sent is a new intent, with a new key', async () => {
  const answers = [refused(403)]
  const { calls, onSaved, user } = start(async (values) => {
    const next = answers.shift()
    if (next !== undefined) throw next
    return { ...seen, name: values.name }
  })
  await user.click(save())
  await screen.findByText('Det gick inte')
  await user.type(name(), ' B')
  await user.click(save())
  await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
  expect(calls[1]?.how.key).not.toBe(calls[0]?.how.key)
})

test('an earlier try had arrived: it is said that what was changed after it is not included, and nothing of keys', async () => {
  let first: Values | undefined
  const { calls, onSaved, user } = start(
    async (values) => {
      first ??= values
      if (calls.length === 1) throw unanswered()
      if (values.name !== first.name)
        throw refused(422, { code: 'idempotency-key-reused', title: 'Samma Idempotency-Key' })
      return { ...seen, name: values.name }
    },
    { isNew: true },
  )
  await user.type(name(), 'Första')
  await user.click(save())
  await screen.findByText('Vi vet inte om det sparades')
  await user.type(name(), ' och mer')
  await user.click(save())
  await waitFor(() => expect(onSaved).toHaveBeenCalledWith({ ...seen, name: 'Första' }, true))
  expect(calls.map((call) => call.values.name)).toEqual(['Första', 'Första och mer', 'Första'])
  expect(new Set(calls.map((call) => call.how.key)).size).toBe(1)
  expect(toasts.current().at(-1)?.text).toContain('Det du ändrade efteråt är inte med')
  expect(screen.queryByText(/Idempotency-Key/)).toBeNull()
})

test('somebody saved meanwhile: both versions are shown, and one’s own goes with their version and a new key', async () => {
  const { calls, onSaved, user } = start(
    async (values, { version }) => {
      if (version !== 7) throw refused(412)
      return { ...seen, name: values.name, version: 8 }
    },
    { latest: { id: 't', name: 'Den andras', version: 7 } },
  )
  await user.clear(name())
  await user.type(name(), 'Min')
  await user.click(save())
  const dialog = await screen.findByRole('dialog', { name: 'Någon annan har ändrat', hidden: true })
  expect(dialog).toHaveTextContent('MinSparat nu')
  expect(dialog).toHaveTextContent('Den andras')
  await user.click(screen.getByText('Spara mitt i stället'))
  await waitFor(() =>
    expect(onSaved).toHaveBeenCalledWith(expect.objectContaining({ name: 'Min', version: 8 }), false),
  )
  expect(calls.map((call) => call.how.version)).toEqual([1, 7])
  expect(calls[1]?.how.key).not.toBe(calls[0]?.how.key)
})

test('it has moved on (409): both versions are shown, and it is too late for one’s own', async () => {
  const theirs = { id: 't', name: 'Avslutad', version: 4 }
  const { onSaved, user } = start(() => Promise.reject(refused(409)), { latest: theirs })
  await user.type(name(), '!')
  await user.click(save())
  await screen.findByRole('dialog', { hidden: true })
  expect(screen.queryByText('Spara mitt i stället')).toBeNull()
  await user.click(screen.getByText('Behåll det sparade'))
  expect(onSaved).toHaveBeenCalledExactlyOnceWith(theirs, false)
})

test('one goes on with what is typed, and with their version seen', async () => {
  const { calls, user } = start(() => Promise.reject(refused(409)), { latest: { ...seen, version: 4 } })
  await user.type(name(), '!')
  await user.click(save())
  await user.click(await screen.findByText('Fortsätt redigera'))
  expect(name()).toHaveValue('Som den var!')
  await user.click(save())
  expect(await screen.findByText('Det gick inte')).toBeVisible()
  expect(calls.map((call) => call.how.version)).toEqual([1, 4])
})

test('only what differs is shown of both versions', async () => {
  const { user } = start(() => Promise.reject(refused(412)), {
    latest: { ...seen, name: 'Deras', version: 2 },
  })
  await user.type(name(), '!')
  await user.click(save())
  const dialog = await screen.findByRole('dialog', { hidden: true })
  expect(dialog).toHaveTextContent('Deras')
  expect(dialog).not.toHaveTextContent('Lika')
})

test('what can no longer be saved is not offered to be', async () => {
  const { user } = start(() => Promise.reject(refused(412)), {
    latest: { ...seen, name: 'Deras', version: 2 },
    mayStill: false,
  })
  await user.type(name(), '!')
  await user.click(save())
  await screen.findByRole('dialog', { hidden: true })
  expect(screen.queryByText('Spara mitt i stället')).toBeNull()
})

test('what is typed is given back to its own person after somebody else has been logged in, with its key', async () => {
  const keys: string[] = []
  const send: Send = async (values, { key }) => {
    keys.push(key)
    if (keys.length === 1) throw unanswered()
    return { ...seen, name: values.name }
  }
  const user = (personId: string) =>
    Response.json({ personId, name: personId, csrfToken: '', expiresAt: '2099-01-01', idleSeconds: 900 })
  const answer = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => user('anna'))
  await fetchUser()
  const first = start(send)
  await first.user.type(name(), ' och mer')
  await first.user.click(save())
  await screen.findByText('Vi vet inte om det sparades')
  answer.mockImplementation(async () => user('bo'))
  await fetchUser()
  expect(session.current()).toMatchObject({ user: { personId: 'anna' }, other: { personId: 'bo' } })
  cleanup()
  answer.mockImplementation(async () => user('anna'))
  await fetchUser()
  expect(session.current().other).toBeNull()
  const { user: typist, onSaved } = start(send)
  expect(name()).toHaveValue('Som den var och mer')
  await typist.click(save())
  await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
  expect(keys[1]).toBe(keys[0])
  cleanup()
  start(send)
  expect(name()).toHaveValue('Som den var')
})

test('refused (409) although nobody has saved: the refusal itself is shown', async () => {
  const { user } = start(() => Promise.reject(refused(409)))
  await user.click(save())
  expect(await screen.findByText('Det gick inte')).toBeVisible()
  expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
})

test('what is saved now is what was sent, since the answer to it was lost: it is saved', async () => {
  const { onSaved, user } = start(() => Promise.reject(refused(412)), {
    latest: { ...seen, name: 'Mitt', version: 2 },
  })
  await user.clear(name())
  await user.type(name(), 'Mitt')
  await user.click(save())
  await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
  expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
})

test('faults stand at their fields and at the top, which takes the focus; an edit takes its own away', async () => {
  const fault = (pointer: string, detail: string) => ({ pointer, code: 'x', detail })
  const { user } = start(() =>
    Promise.reject(
      refused(422, {
        errors: [
          fault('/name', 'Namnet är upptaget'),
          fault('/happenedOn', 'Fel dag'),
          fault('query:x', 'Annat fel'),
        ],
      }),
    ),
  )
  await user.click(save())
  const summary = await screen.findByRole('alert')
  await waitFor(() => expect(summary).toHaveFocus())
  expect(summary).toHaveTextContent('Namnet är upptagetFel dagAnnat fel')
  expect(name()).toHaveAccessibleDescription(/Namnet är upptaget/)
  expect(screen.getByLabelText('Dag')).toHaveAccessibleDescription(/Fel dag/)
  await user.type(name(), '2')
  expect(name()).toBeValid()
  expect(screen.getByLabelText('Dag')).toBeInvalid()
})

test('what is missing is found before anything is sent', async () => {
  const { calls, user } = start(() => Promise.resolve(seen), { isNew: true })
  await user.click(save())
  expect(screen.getByRole('alert')).toHaveFocus()
  expect(screen.getByRole('link', { name: 'Skriv ett namn' })).toBeVisible()
  expect(calls).toEqual([])
})

test('what is saved is held for those who show it, and the lists and the work list are fetched anew', async () => {
  const { client, onSaved, user } = start(async (values) => ({ ...seen, name: values.name, version: 2 }))
  for (const key of [['decisions', 'one', 't'], ['decisions', 'list'], ['work-items'], ['units']])
    client.setQueryData(key, {})
  await user.type(name(), '!')
  await user.click(save())
  await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
  const stale = client
    .getQueryCache()
    .getAll()
    .filter((query) => query.state.isInvalidated)
  expect(stale.map((query) => query.queryKey)).toEqual([['decisions', 'list'], ['work-items']])
  expect(client.getQueryData(['decisions', 'one', 't'])).toMatchObject({ name: 'Som den var!' })
})
