import type { ChangeEvent } from 'react'
import { containsPersonalNumber } from '@/lib/personal-number'
import { sv } from '@/messages/sv'

export type Name<V> = keyof V & string
export type Faults<N extends string> = Partial<Record<N, string>>

/** What a group of questions works on. */
export interface Fields<V, N extends string = Name<V>> {
  values: V
  change: (part: Partial<V>) => void
  fault: (name: N) => string | undefined
  id: (name: N) => string
}

type NamesOf<V, T> = { [K in Name<V>]: V[K] extends T ? K : never }[Name<V>]
type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>

/** What ties a control to its answer: its id, its value, what is wrong with it, and what happens when it is changed. */
export function bind<V extends object>({ values, change, fault, id }: Fields<V>) {
  const take = (name: Name<V>, value: unknown) => change({ [name]: value } as Partial<V>)
  return {
    /** Text fields and lists to choose from. Each warns while a personal number is typed in it. */
    text: (name: NamesOf<V, string>) => ({
      id: id(name),
      error: fault(name),
      warning: warningOf(values[name] as string),
      value: values[name] as string,
      onChange: (event: Typed) => take(name, event.target.value),
    }),
    /** Groups of radio buttons. */
    radio: (name: NamesOf<V, string>) => ({
      id: id(name),
      name,
      error: fault(name),
      value: values[name] as string,
      input: { onChange: (event: Typed) => take(name, event.target.value) },
    }),
    /** Whatever gives its value itself: dates, people, units. */
    field: <K extends Name<V>>(name: K) => ({
      id: id(name),
      error: fault(name),
      value: values[name],
      onChange: (value: V[K]) => take(name, value),
    }),
  }
}

/** What is said while a personal number stands in a text. */
export function warningOf(text: string): string | undefined {
  return containsPersonalNumber(text) ? sv.personalNumber : undefined
}
