import { expect, test } from 'vitest'
import { ApiError, unanswered } from '@/api/errors'
import { createIntent } from './intent'

type Fate = 'answered' | 'lost' | 'unreached'

/** A service that keeps what it takes under its key, as ours does, and what becomes of each call until all go well. */
function service(...fates: Fate[]) {
  const kept = new Map<string, string>()
  const keys: string[] = []
  const send = (text: string) => async (key: string) => {
    const fate = fates[keys.length] ?? 'answered'
    keys.push(key)
    if (fate === 'unreached') throw unanswered()
    const first = kept.get(key) ?? text
    kept.set(key, first)
    if (fate === 'lost') throw unanswered()
    if (first !== text) throw new ApiError({ code: 'idempotency-key-reused' }, 422)
    return text
  }
  return { kept, keys, send, made: () => [...kept.values()] }
}

const refuse = async () => {
  throw new ApiError({ code: 'validation-failed' }, 422)
}

test('a try after a lost answer carries the same key, so that one thing is made', async () => {
  const { keys, send, made } = service('lost')
  const intent = createIntent<string>()
  await expect(intent(send('a'))).rejects.toThrow('Ingen kontakt')
  expect(await intent(send('a'))).toEqual({ saved: 'a', isEarlier: false })
  expect(keys[1]).toBe(keys[0])
  expect(made()).toEqual(['a'])
})

test('changed after a lost answer: what arrived is found, nothing more is made, and it is said', async () => {
  const { send, made } = service('lost')
  const intent = createIntent<string>()
  await expect(intent(send('a'))).rejects.toThrow()
  expect(await intent(send('b'))).toEqual({ saved: 'a', isEarlier: true })
  expect(made()).toEqual(['a'])
})

test('changed after a try that never arrived: what is sent last is made', async () => {
  const { send, made } = service('unreached')
  const intent = createIntent<string>()
  await expect(intent(send('a'))).rejects.toThrow()
  expect(await intent(send('b'))).toEqual({ saved: 'b', isEarlier: false })
  expect(made()).toEqual(['b'])
})

test('of several tries without an answer the one that arrived is found', async () => {
  const { send, made } = service('unreached', 'lost')
  const intent = createIntent<string>()
  await expect(intent(send('a'))).rejects.toThrow()
  await expect(intent(send('b'))).rejects.toThrow()
  expect(await intent(send('c'))).toEqual({ saved: 'b', isEarlier: true })
  expect(made()).toEqual(['b'])
})

test('a lost answer is remembered through a refusal of what was changed after it', async () => {
  const { send, made } = service('lost')
  const intent = createIntent<string>()
  await expect(intent(send('a'))).rejects.toThrow()
  await expect(intent(refuse)).rejects.toThrow()
  expect(await intent(send('b'))).toEqual({ saved: 'a', isEarlier: true })
  expect(made()).toEqual(['a'])
})

test.each([500, 502, 503, 504])('a fault of the server is no answer: the key stays (%i)', async (status) => {
  const { keys, send } = service()
  const intent = createIntent<string>()
  const busy = async (key: string) => {
    keys.push(key)
    throw new ApiError({}, status)
  }
  await expect(intent(busy)).rejects.toThrow()
  await intent(send('a'))
  expect(keys[1]).toBe(keys[0])
})

test('a refusal ends the key, and so does a thing that is made', async () => {
  const { keys, send } = service()
  const intent = createIntent<string>()
  const refused = (key: string) => {
    keys.push(key)
    return refuse()
  }
  await expect(intent(refused)).rejects.toBeInstanceOf(ApiError)
  await intent(send('a'))
  await intent(send('b'))
  expect(new Set(keys).size).toBe(3)
})
