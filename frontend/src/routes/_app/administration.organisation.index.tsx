import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { unitsOnQuery } from '@/api/lookups'
import { may } from '@/api/me'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { t } from '@/features/organisation/units/messages.sv'
import { OrganisationPage } from '@/features/organisation/units/OrganisationPage'
import { civilDate } from '@/lib/dates'
import { day } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'
import { ActionLink } from '@/ui/link/Link'

export const Route = createFileRoute('/_app/administration/organisation/')({
  validateSearch: (given) => v.parse(v.object({ ...boardSearch.entries, dag: day }), given),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, me }, deps }) =>
    queryClient.ensureQueryData(unitsOnQuery(boardOf(me, deps.namnd), deps.dag)),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = Route.useSearch()
  const { namnd, dag } = search
  const coming = useComingSearch(search)
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(unitsOnQuery(boardOf(me, namnd), dag))
  return (
    <OrganisationPage
      units={units}
      day={dag ?? civilDate()}
      onDay={(next) => void navigate({ search: (before) => ({ ...before, dag: next }), resetScroll: false })}
      board={
        <BoardChoice
          boards={me.boards}
          boardId={boardOf(me, coming.namnd)}
          onChange={(id) =>
            void navigate({
              search: (before) => ({ ...before, namnd: boardInAddress(me, id) }),
              resetScroll: false,
            })
          }
        />
      }
      actions={
        <>
          {may(me, 'unitCreate') ? (
            <ActionLink to="/administration/organisation/ny" search={{ namnd }} kind="primary" icon="plus">
              {t.newUnit}
            </ActionLink>
          ) : null}
          {may(me, 'unitSucceed') ? (
            <ActionLink to="/administration/organisation/omorganisera" search={{ namnd }}>
              {t.reorganise}
            </ActionLink>
          ) : null}
        </>
      }
    />
  )
}
