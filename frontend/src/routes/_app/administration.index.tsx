import { createFileRoute } from '@tanstack/react-router'
import { StartPage } from '@/features/shell/administration/StartPage'

export const Route = createFileRoute('/_app/administration/')({ component: Page })

function Page() {
  const { me } = Route.useRouteContext()
  return <StartPage me={me} />
}
