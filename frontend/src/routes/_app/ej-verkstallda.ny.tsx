import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { codeListQuery, unitsQuery } from '@/api/lookups'
import { homeBoardId } from '@/api/me'
import { RegisterPage } from '@/features/unexecuted-decisions/register/RegisterPage'

export const Route = createFileRoute('/_app/ej-verkstallda/ny')({
  loader: async ({ context: { queryClient, me } }) => {
    await Promise.all([
      queryClient.ensureQueryData(unitsQuery),
      queryClient.ensureQueryData(codeListQuery(homeBoardId(me), 'benefit')),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(unitsQuery)
  return (
    <RegisterPage
      units={units}
      homeBoardId={homeBoardId(me)}
      onDone={(id) => void navigate({ to: '/ej-verkstallda/$id', params: { id } })}
    />
  )
}
