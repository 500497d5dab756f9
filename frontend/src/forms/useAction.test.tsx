import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { unanswered } from '@/api/errors'
import { acted } from '@/lib/acted'
import { toasts } from '@/lib/toasts'
import { name, refused, save, seen, start, type Thing, type Values } from './form-under-test'

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

test.each([
  ['decision', 't'],
  ['decision-import', null],
  ['directory-run', null],
] as const)(
  'what waits next is offered after a step with a %s only if such things wait',
  async (kind, place) => {
    acted.set(null)
    const { onSaved, user } = start(async () => seen, { kind })
    await user.click(save())
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(acted.current()).toBe(place)
  },
)

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
  expect(summary).toHaveTextContent('Namn: Namnet är upptagetDag: Fel dagAnnat fel')
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
  expect(screen.getByRole('link', { name: 'Namn: Skriv ett namn' })).toBeVisible()
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
