import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { asChoices, codeListQuery, unitsOnQuery } from '@/api/lookups'
import { homeBoardId } from '@/api/me'
import { FollowPage } from '@/features/figures/follow/FollowPage'
import { measuresQuery } from '@/features/figures/queries'

export const Route = createFileRoute('/_app/statistik/matt/nytt')({
  loader: ({ context: { queryClient, me } }) =>
    Promise.all([
      queryClient.ensureQueryData(measuresQuery),
      queryClient.ensureQueryData(codeListQuery(homeBoardId(me), 'category')),
      queryClient.ensureQueryData(unitsOnQuery(homeBoardId(me))),
    ]),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const navigate = Route.useNavigate()
  const boardId = homeBoardId(me)
  const { data: measures } = useSuspenseQuery(measuresQuery)
  const { data: categories } = useSuspenseQuery(codeListQuery(boardId, 'category'))
  const { data: units } = useSuspenseQuery(unitsOnQuery(boardId))
  return (
    <FollowPage
      boardId={boardId}
      measures={measures}
      categories={asChoices(categories)}
      units={units}
      home={me.homeUnit === null ? null : { id: me.homeUnit.id, label: me.homeUnit.name }}
      onDone={({ id }) => void navigate({ to: '/statistik/matt/$id', params: { id } })}
    />
  )
}
