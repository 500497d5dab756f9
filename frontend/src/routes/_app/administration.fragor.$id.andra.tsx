import { createFileRoute, redirect } from '@tanstack/react-router'
import { may } from '@/api/resource'
import { opens } from '@/domain/pages'
import { QuestionsEditPage } from '@/features/questions/edit/QuestionsEditPage'
import { setQuery } from '@/features/questions/edit/queries'

export const Route = createFileRoute('/_app/administration/fragor/$id/andra')({
  loader: async ({ context: { queryClient, me }, params: { id } }) => {
    const set = await queryClient.fetchQuery(setQuery(id))
    if (opens(me, '/administration/fragor/$id/andra') && !may(set, 'replace'))
      throw redirect({ to: '/administration/fragor/$id', params: { id } })
    return { set }
  },
  component: Page,
})

function Page() {
  const { set } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  return (
    <QuestionsEditPage
      set={set}
      onDone={() => void navigate({ to: '/administration/fragor/$id', params: { id: set.id } })}
    />
  )
}
