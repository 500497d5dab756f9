import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { changed } from './changed'
import { name, refused, save, seen, start } from './form-under-test'

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
  await user.click(await screen.findByText('Läs det jag har skrivit'))
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

test('what one has left alone is theirs, what one has changed is one’s own', () => {
  const before = { cause: 'Rutin', words: '', list: ['a'] }
  const mine = { ...before, words: 'Mitt' }
  const theirs = { cause: 'Teknik', words: 'Deras', list: ['a', 'b'] }
  expect(changed(before, mine, theirs)).toEqual({ cause: 'Teknik', words: 'Mitt', list: ['a', 'b'] })
  expect(changed<Record<string, string>>({}, { q1: 'ja' }, { q2: 'nej' })).toEqual({ q1: 'ja', q2: 'nej' })
})
