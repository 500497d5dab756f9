import { expect, test, vi } from 'vitest'
import { ApiError, unanswered } from '@/api/errors'
import { type How, may } from '@/api/resource'
import { several as words } from '@/messages/several.sv'
import { createSeveral, overtaken, type Verdict } from './several'

const THINGS = ['a', 'b', 'c'].map((id) => ({ id, reference: `AVV-${id}` }))
const link = { rel: 'reroutings', href: '', method: 'POST' }
const thing = (id: string, links = [link]) => ({ id, version: 3, _links: links })
const outcomes = (verdicts: readonly Verdict[]) => verdicts.map(({ outcome }) => outcome)

function several(
  send: (id: string, how: How) => Promise<void>,
  {
    read = async (id: string) => thing(id),
  }: { read?: (id: string) => Promise<ReturnType<typeof thing>> } = {},
) {
  return createSeveral<ReturnType<typeof thing>, string>({
    things: THINGS,
    read,
    whyNot: (one) => (may(one, 'reroutings') ? null : 'Den är avslutad.'),
    send: async (one, _, how) => {
      await send(one.id, how)
      return { ...one, version: how.version + 1 }
    },
    tell: () => undefined,
  })
}

test('each is sent by itself with the version that was read, and a refusal stops none of the others', async () => {
  const sent: [string, number][] = []
  const step = several(async (id, { version }) => {
    sent.push([id, version])
    if (id === 'b') throw new ApiError({ status: 412, detail: 'Någon annan har ändrat uppgiften' }, 412)
  })
  const verdicts = await step.take('')
  expect(outcomes(verdicts)).toEqual(['done', 'refused', 'done'])
  expect(verdicts[1]?.why).toBe('Någon annan har ändrat uppgiften')
  expect(sent).toEqual([
    ['a', 3],
    ['b', 3],
    ['c', 3],
  ])
})

test('what has no link for the step is never sent', async () => {
  const send = vi.fn<() => Promise<void>>(async () => undefined)
  const step = several(send, { read: async (id) => thing(id, id === 'a' ? [] : [link]) })
  const looked = await step.look()
  expect(outcomes(looked)).toEqual(['refused', 'waiting', 'waiting'])
  expect(looked[0]?.why).toBe('Den är avslutad.')
  expect(outcomes(await step.take(''))).toEqual(['refused', 'done', 'done'])
  expect(send).toHaveBeenCalledTimes(2)
})

test('when the contact breaks it stops, and goes on with the same key when tried again', async () => {
  const keys: Record<string, string[]> = {}
  let isBroken = true
  const step = several(async (id, { key }) => {
    ;(keys[id] ??= []).push(key)
    if (id === 'b' && isBroken) throw unanswered()
  })
  expect(outcomes(await step.take(''))).toEqual(['done', 'unknown', 'waiting'])
  isBroken = false
  expect(outcomes(await step.take(''))).toEqual(['done', 'done', 'done'])
  expect(keys['a']).toHaveLength(1)
  expect(keys['b']?.[0]).toBe(keys['b']?.[1])
})

test('what was done is taken back from what was saved, and it is told where somebody has done more since', async () => {
  const there = several(async () => undefined, { read: async (id) => thing(id, id === 'a' ? [] : [link]) })
  await there.take('')
  const sent: [string, number][] = []
  const back = there.back((before) => ({
    whyNot: () => null,
    send: async (one, _none, { version }) => {
      sent.push([one.id, version])
      expect(before(one.id)?.version).toBe(3)
      if (one.id === 'c') throw new ApiError({ status: 412, detail: 'Någon annan har ändrat uppgiften' }, 412)
      return one
    },
    refused: overtaken,
  }))
  const verdicts = await back.take()
  expect(verdicts.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['b', 'done'],
    ['c', 'refused'],
  ])
  expect(verdicts[1]?.why).toBe(words.moved)
  expect(sent).toEqual([
    ['b', 4],
    ['c', 4],
  ])
})
