import { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { ApiError } from './api/errors'
import { searched } from './api/searched'
import { PageError, PageMissing, PagePending } from './features/shell/PageStates'
import { parseSearch, stringifySearch } from './lib/search-params'
import { visited } from './lib/visited'
import { routeTree } from './routeTree.gen'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.isTransient),
    },
    mutations: { networkMode: 'always' },
  },
})

export function createAppRouter(client: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queryClient: client },
    search: { strict: true },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    // A form begins with what is stored now. What stood here last time must not be shown meanwhile: it would be written on.
    defaultStaleReloadMode: 'blocking',
    defaultPendingMs: 300,
    scrollRestoration: true,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: PageMissing,
    defaultPendingComponent: PagePending,
  })
  router.subscribe('onResolved', ({ toLocation }) => {
    if (searched.isAnothers(toLocation)) router.history.replace(toLocation.href, {})
    else visited.remember(toLocation)
  })
  return router
}
