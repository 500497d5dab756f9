import { createStore } from './store'

/** Where somebody has just taken a step, until they go on: what waits next is offered there. */
export const acted = createStore<string | null>(null)
