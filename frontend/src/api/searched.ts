import { type ParsedLocation, useRouter, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
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

/** The words that the page looks for. While a way leads from it they stand, so that what it lists does not change. */
export function useSearched(): string {
  const [own] = useState(useRouter().state.location.pathname)
  return useRouterState({
    select: ({ location, resolvedLocation }) =>
      searched.at(location.pathname === own ? location : (resolvedLocation ?? location)),
  })
}
