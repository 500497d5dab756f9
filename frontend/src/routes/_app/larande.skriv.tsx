import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import * as v from 'valibot'
import { deviationQuery, unitsQuery } from '@/api/lookups'
import { homeBoardId } from '@/api/me'
import { may } from '@/api/resource'
import { cardQuery, cardsOfQuery } from '@/features/publications/queries'
import { ChangePage } from '@/features/publications/write/ChangePage'
import { type Source, WritePage } from '@/features/publications/write/WritePage'
import { id } from '@/lib/search-fields'

/** A new card, from a matter or from nothing, or a draft that is written on. */
export const Route = createFileRoute('/_app/larande/skriv')({
  validateSearch: (given) => v.parse(v.object({ arende: id, kort: id }), given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps: { arende, kort } }) => {
    const units = queryClient.ensureQueryData(unitsQuery)
    units.catch(() => undefined)
    if (kort !== undefined && !may(await queryClient.ensureQueryData(cardQuery(kort)), 'replace'))
      throw redirect({ to: '/larande/$id', params: { id: kort } })
    const source = arende === undefined || kort !== undefined ? null : await sourceOf(queryClient, arende)
    await units
    return { kort, source }
  },
  component: Page,
})

async function sourceOf(client: QueryClient, matterId: string): Promise<Source> {
  const [matter, written] = await Promise.all([
    client.ensureQueryData(deviationQuery(matterId)),
    client.ensureQueryData(cardsOfQuery(matterId)),
  ])
  const { reference, boardId, unitId, unitName } = matter
  const unit = { id: unitId, label: unitName }
  const mayTell = may(written, 'publications')
  return { id: matterId, reference, boardId, unit, mayTell, earlier: written.publications }
}

function Page() {
  const { kort, source } = Route.useLoaderData()
  return kort === undefined ? <New key={source?.id} source={source} /> : <Draft key={kort} id={kort} />
}

function New({ source }: { source: Source | null }) {
  const { me } = Route.useRouteContext()
  const navigate = Route.useNavigate()
  const boardId = source?.boardId ?? homeBoardId(me)
  const units = useUnitsOf(boardId)
  return (
    <WritePage
      source={source}
      units={units}
      boardId={boardId}
      onDone={(card) => void navigate({ to: '/larande/$id', params: { id: card.id } })}
    />
  )
}

function Draft({ id: kort }: { id: string }) {
  const navigate = Route.useNavigate()
  const { data: card } = useSuspenseQuery(cardQuery(kort))
  const units = useUnitsOf(card.boardId)
  return (
    <ChangePage
      card={card}
      units={units}
      onDone={() => void navigate({ to: '/larande/$id', params: { id: kort } })}
    />
  )
}

function useUnitsOf(boardId: string) {
  const { data: units } = useSuspenseQuery(unitsQuery)
  return units.filter((unit) => unit.boardId === boardId)
}
