import { createFileRoute, redirect } from '@tanstack/react-router'
import { actionQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { ChangePage } from '@/features/actions/propose/ChangePage'

export const Route = createFileRoute('/_app/atgarder/$id/andra')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const action = await queryClient.fetchQuery(actionQuery(id))
    if (!may(action, 'replace')) throw redirect({ to: '/atgarder/$id', params: { id } })
    return { action }
  },
  component: Page,
})

function Page() {
  const { action } = Route.useLoaderData()
  const { me } = Route.useRouteContext()
  const navigate = Route.useNavigate()
  return (
    <ChangePage
      action={action}
      me={me}
      onDone={() => void navigate({ to: '/atgarder/$id', params: { id: action.id } })}
    />
  )
}
