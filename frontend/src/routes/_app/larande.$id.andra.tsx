import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { unitsQuery } from '@/api/lookups'
import { cardQuery } from '@/features/publications/queries'
import { ChangePage } from '@/features/publications/write/ChangePage'

export const Route = createFileRoute('/_app/larande/$id/andra')({
  loader: ({ context: { queryClient }, params: { id } }) =>
    Promise.all([queryClient.ensureQueryData(cardQuery(id)), queryClient.ensureQueryData(unitsQuery)]),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const navigate = Route.useNavigate()
  const { data: card } = useSuspenseQuery(cardQuery(id))
  const { data: units } = useSuspenseQuery(unitsQuery)
  return (
    <ChangePage
      card={card}
      units={units.filter(({ boardId }) => boardId === card.boardId)}
      onDone={() => void navigate({ to: '/larande/$id', params: { id } })}
    />
  )
}
