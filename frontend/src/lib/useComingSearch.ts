import { useRouter, useRouterState } from '@tanstack/react-router'

/**
 * A page's search, as the address says it already while what it asks for is fetched. The router gives the search before
 * until then, by which a box that is pressed would not show it. When the way has ended the router's is the truth.
 */
export function useComingSearch<S extends object>(shown: S): S {
  const router = useRouter()
  const coming = useRouterState({
    select: ({ isLoading, location, resolvedLocation }) =>
      isLoading && location.pathname === resolvedLocation?.pathname ? location : null,
  })
  return coming === null ? shown : (router.matchRoutes(coming).at(-1)?.search as S)
}
