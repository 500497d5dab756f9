import { cleanup, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { unanswered } from '@/api/errors'
import { fetchUser, session } from '@/api/session'
import { toasts } from '@/lib/toasts'
import { typedInDialog } from '@/messages/unsent.sv'
import { name, type Send, save, seen, start } from './form-under-test'

/** Whether the browser asks before the tab is loaded anew or closed. */
const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('what is typed is given back when the login had ended, and the form taken away meanwhile', async () => {
  const user = { personId: 'anna', name: 'Anna', csrfToken: '', expiresAt: '2099-01-01', idleSeconds: 900 }
  const answer = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(user))
  await fetchUser()
  const first = start(async () => seen)
  await first.user.type(name(), ' och mer')
  answer.mockImplementation(async () => Response.json({}, { status: 401 }))
  expect(await fetchUser()).toBeNull()
  expect(session.isOver()).toBe(true)
  cleanup()
  expect(asks()).toBe(true)
  answer.mockImplementation(async () => Response.json(user))
  await fetchUser()
  expect(session.isOver()).toBe(false)
  expect(asks()).toBe(false)
  const { user: typist, onSaved } = start(async () => seen)
  expect(name()).toHaveValue('Som den var och mer')
  await typist.click(save())
  await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
  cleanup()
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
  expect(asks()).toBe(true)
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
  cleanup()
  answer.mockImplementation(async () => user('bo'))
  await fetchUser()
  expect(asks()).toBe(false)
})

test('what is typed in a dialog is told of when its person is back, until the dialog is open again', async () => {
  const user = { personId: 'anna', name: 'Anna', csrfToken: '', expiresAt: '2099-01-01', idleSeconds: 900 }
  const answer = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(user))
  await fetchUser()
  toasts.set([])
  const first = start(async () => seen, { dialog: 'Stryk' })
  await first.user.type(name(), ' och mer')
  answer.mockImplementation(async () => Response.json({}, { status: 401 }))
  await fetchUser()
  cleanup()
  expect(toasts.current()).toEqual([])
  answer.mockImplementation(async () => Response.json(user))
  await fetchUser()
  session.used()
  expect(toasts.current().map(({ text }) => text)).toEqual([typedInDialog('Stryk')])
  start(async () => seen, { dialog: 'Stryk' })
  expect(name()).toHaveValue('Som den var och mer')
  expect(toasts.current()).toEqual([])
  cleanup()
})
