import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { FigurePage } from '@/features/figures/detail/FigurePage'
import { figureQuery } from '@/features/figures/queries'

export const Route = createFileRoute('/_app/statistik/matt/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(figureQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const navigate = Route.useNavigate()
  const { data: figure } = useSuspenseQuery(figureQuery(id))
  return (
    <FigurePage
      figure={figure}
      onKept={(kept) => void navigate({ to: '/statistik/matt/sparat/$id', params: { id: kept.id } })}
    />
  )
}
