import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { deviationQuery, unitsQuery } from '@/api/lookups'
import { homeBoardId } from '@/api/me'
import { may } from '@/api/resource'
import { cardsOfQuery } from '@/features/publications/queries'
import { type Source, WritePage } from '@/features/publications/write/WritePage'
import { id } from '@/lib/search-fields'

export const Route = createFileRoute('/_app/larande/ny')({
  validateSearch: (given) => v.parse(v.object({ arende: id }), given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps: { arende } }) => {
    const units = queryClient.ensureQueryData(unitsQuery)
    if (arende === undefined) {
      await units
      return { source: null, boardId: homeBoardId(me), home: null }
    }
    const [matter, written] = await Promise.all([
      queryClient.ensureQueryData(deviationQuery(arende)),
      queryClient.ensureQueryData(cardsOfQuery(arende)),
      units,
    ])
    const { reference, boardId, unitId, unitName } = matter
    const mayTell = may(written, 'publications')
    const source: Source = { id: arende, reference, boardId, mayTell, earlier: written.publications }
    return { source, boardId, home: { id: unitId, label: unitName } }
  },
  component: Page,
})

function Page() {
  const { source, boardId, home } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(unitsQuery)
  return (
    <WritePage
      source={source}
      units={units.filter((unit) => unit.boardId === boardId)}
      boardId={boardId}
      home={home}
      onDone={(card) => void navigate({ to: '/larande/$id', params: { id: card.id } })}
    />
  )
}
