import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { CardPage } from '@/features/publications/detail/CardPage'
import { cardQuery } from '@/features/publications/queries'

export const Route = createFileRoute('/_app/larande/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(cardQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const navigate = Route.useNavigate()
  const { data: card } = useSuspenseQuery(cardQuery(id))
  return (
    <CardPage
      key={id}
      card={card}
      onAnew={(anew) => void navigate({ to: '/larande/skriv', search: { kort: anew.id } })}
    />
  )
}
