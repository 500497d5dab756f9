import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { RouteFocus } from '@/features/shell/RouteFocus'
import { Announcer } from '@/ui/announcer/Announcer'
import { Toasts } from '@/ui/toast/Toasts'

interface RouterContext {
  queryClient: QueryClient
}

export const Route = createRootRouteWithContext<RouterContext>()({
  component: () => (
    <>
      <RouteFocus />
      <Outlet />
      <Announcer />
      <Toasts />
    </>
  ),
})
