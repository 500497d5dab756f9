import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutosave } from './autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('saves once, after the last key, and says when', async () => {
  const saved: string[] = []
  const autosave = createAutosave<string>({ save: async (text) => void saved.push(text), delay: 2000 })
  autosave.change('H')
  await vi.advanceTimersByTimeAsync(1500)
  autosave.change('Hej')
  await vi.advanceTimersByTimeAsync(1999)
  expect(saved).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(saved).toEqual(['Hej'])
  expect(autosave.state.current().kind).toBe('saved')
  expect(autosave.hasUnsaved()).toBe(false)
})

test('what is typed during a save is saved after it, never beside it', async () => {
  const log: string[] = []
  const autosave = createAutosave<string>({
    save: async (text) => {
      log.push(`begin ${text}`)
      await new Promise((done) => setTimeout(done, 500))
      log.push(`end ${text}`)
    },
    delay: 100,
  })
  autosave.change('a')
  await vi.advanceTimersByTimeAsync(150)
  autosave.change('ab')
  await vi.advanceTimersByTimeAsync(2000)
  expect(log).toEqual(['begin a', 'end a', 'begin ab', 'end ab'])
})

test('a failed save keeps the text and is tried again', async () => {
  const save = vi
    .fn<(text: string) => Promise<void>>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue()
  const autosave = createAutosave<string>({ save, delay: 100 })
  autosave.change('viktigt')
  await vi.advanceTimersByTimeAsync(100)
  expect(autosave.state.current().kind).toBe('failed')
  expect(autosave.hasUnsaved()).toBe(true)
  await autosave.flush()
  expect(save).toHaveBeenLastCalledWith('viktigt')
  expect(autosave.state.current().kind).toBe('saved')
})

test('after the form is sent nothing more is saved', async () => {
  const save = vi.fn<(text: string) => Promise<void>>().mockResolvedValue()
  const autosave = createAutosave<string>({ save, delay: 100 })
  autosave.change('skickad')
  autosave.stop()
  await vi.advanceTimersByTimeAsync(1000)
  expect(save).not.toHaveBeenCalled()
})
