import { type ParsedLocation, useRouterState } from '@tanstack/react-router'
import { session } from './session'

type Place = Pick<ParsedLocation, 'state'>

declare module '@tanstack/react-router' {
  interface HistoryState {
    searched?: { text: string; personId: string | undefined }
  }
}

const personId = () => session.current().user?.personId

/**
 * Words that somebody looks for in a list. They may be case text or a name, so they never stand in an address. The browser keeps
 * them with the page for Back and for a reload, also when somebody else logs in in the tab: so they say whose they are.
 */
export const searched = {
  keep: (text: string) => ({ searched: { text, personId: personId() } }),
  at: ({ state }: Place) => (searched.isAnothers({ state }) ? '' : (state.searched?.text ?? '')),
  isAnothers: ({ state }: Place) => state.searched !== undefined && state.searched.personId !== personId(),
}

export function useSearched(): string {
  return useRouterState({ select: ({ location }) => searched.at(location) })
}
