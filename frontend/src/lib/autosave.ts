import { createStore } from './store'

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'failed' }

interface Options<T> {
  save: (value: T) => Promise<void>
  delay?: number
}

/**
 * Saves what is typed a while after the last key, one save at a time and always the latest text.
 * A save that fails is tried again with the next change or `flush`; nothing is kept in the browser's storage.
 */
export function createAutosave<T>({ save, delay = 2000 }: Options<T>) {
  const state = createStore<SaveState>({ kind: 'idle' })
  let waiting: { value: T } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (waiting !== null) {
      const { value } = waiting
      waiting = null
      state.set({ kind: 'saving' })
      try {
        await save(value)
        state.set({ kind: 'saved', at: new Date() })
      } catch {
        waiting ??= { value }
        state.set({ kind: 'failed' })
        return
      }
    }
  }

  /** Saves now what is not saved yet. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  return {
    state,
    flush,
    change: (value: T) => {
      waiting = { value }
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), delay)
    },
    /** Forgets what is not saved: the form has been sent. */
    stop: () => {
      clearTimeout(timer)
      waiting = null
    },
    hasUnsaved: () => waiting !== null || running !== null,
  }
}

export type Autosave<T> = ReturnType<typeof createAutosave<T>>
