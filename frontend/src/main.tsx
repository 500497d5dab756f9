import { QueryClientProvider } from '@tanstack/react-query'
import { type AnyRoute, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/base.css'
import './styles/tokens.css'
import './styles/print.css'
import { createAppRouter, queryClient } from './router'

const router = createAppRouter(queryClient)
// A page's own part comes while one asks who is logged in; if it cannot, the page says so when it is to be shown.
for (const { routeId } of router.matchRoutes(router.latestLocation)) {
  const route: AnyRoute = router.routesById[routeId as keyof typeof router.routesById]
  void Promise.resolve(router.loadRouteChunk(route)).catch(() => undefined)
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
