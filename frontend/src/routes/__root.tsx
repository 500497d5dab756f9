import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { OwnPage } from '@/features/shell/OwnPage'
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
      <OwnPage>
        <Outlet />
      </OwnPage>
      <Announcer />
      <Toasts />
    </>
  ),
})
