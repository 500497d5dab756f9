import { expect, test, vi } from 'vitest'
import { ApiError, networkError } from '@/api/errors'
import type { Deviation } from '../queries'
import { emptyReport, type ReportCommand } from './report-form'
import { createSender } from './sending'

const values = { ...emptyReport('unit-1'), description: 'Insatsen uteblev.' }
const deviation = { id: 'd-1' } as Deviation

test('every try carries the same key and the same time, so that a lost answer gives one report', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') })
  const tries: [ReportCommand, string][] = []
  const send = createSender(async (...call) => {
    tries.push(call)
    if (tries.length === 1) throw networkError()
    return deviation
  })
  await expect(send(values)).rejects.toThrow('Ingen kontakt')
  vi.setSystemTime(new Date('2026-11-22T10:07:00Z'))
  expect(await send(values)).toEqual({ deviation, isEarlier: false })
  expect(tries[1]).toEqual(tries[0])
  vi.useRealTimers()
})

test('changed after a lost answer: the report that arrived is found, and it is said that the change is not in it', async () => {
  const sent: string[] = []
  const send = createSender(async (command) => {
    sent.push(command.description)
    if (sent.length === 1) throw networkError()
    if (command.description !== sent[0]) throw new ApiError({ code: 'idempotency-key-reused' }, 422)
    return deviation
  })
  await expect(send(values)).rejects.toThrow()
  expect(await send({ ...values, description: 'Insatsen uteblev två gånger.' })).toEqual({
    deviation,
    isEarlier: true,
  })
  expect(sent).toEqual(['Insatsen uteblev.', 'Insatsen uteblev två gånger.', 'Insatsen uteblev.'])
})

test('a refusal is passed on, and the corrected report is sent', async () => {
  const send = createSender(async (command) => {
    if (command.title !== null) throw new ApiError({ code: 'validation-failed' }, 422)
    return deviation
  })
  await expect(send({ ...values, title: 'Fel' })).rejects.toBeInstanceOf(ApiError)
  expect((await send(values)).deviation).toBe(deviation)
})
