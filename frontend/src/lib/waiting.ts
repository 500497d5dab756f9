import { createStore } from './store'

/** How many things wait for whom the page is shown to: told in the menu and in the name of the tab. */
export const waiting = createStore(0)
