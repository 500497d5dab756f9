import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { RouteFocus } from '@/features/shell/RouteFocus'
import type { RouterContext } from '@/router'
import { Announcer } from '@/ui/announcer/Announcer'
import { Toasts } from '@/ui/toast/Toasts'

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
