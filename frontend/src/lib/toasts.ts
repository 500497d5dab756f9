import { createStore } from './store'

export interface ToastMessage {
  id: number
  text: string
}

export const toasts = createStore<readonly ToastMessage[]>([])
let last = 0

/** Tells good news for ten seconds. Faults never go here; they stand where they happened. */
export function toast(text: string): void {
  last += 1
  const id = last
  toasts.set([...toasts.current(), { id, text }])
  setTimeout(() => dismissToast(id), 10_000)
}

export function dismissToast(id: number): void {
  toasts.set(toasts.current().filter((message) => message.id !== id))
}
