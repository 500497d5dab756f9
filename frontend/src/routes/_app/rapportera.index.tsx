import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { asItems, unitsQuery } from '@/api/lookups'
import { homeBoardId } from '@/api/me'
import { draftQuery } from '@/features/reporting/drafts'
import { ReportPage } from '@/features/reporting/ReportPage'

export const Route = createFileRoute('/_app/rapportera/')({
  loader: async ({ context: { queryClient } }) => {
    const [stored] = await Promise.all([
      queryClient.fetchQuery(draftQuery),
      queryClient.ensureQueryData(unitsQuery),
    ])
    return { stored }
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { stored } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(unitsQuery)
  const items = asItems(units)
  return (
    <ReportPage
      units={items}
      ownUnit={items.find((unit) => unit.id === me.homeUnit?.id) ?? null}
      boardId={homeBoardId(me)}
      stored={stored}
      onSent={({ id, isEarlier, isLeaving }) =>
        void navigate({
          to: '/rapportera/tack/$id',
          params: { id },
          state: { lacksLastChange: isEarlier, isStillHere: isLeaving },
        })
      }
    />
  )
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The report that arrived is an earlier try; what was changed after it is not in it. */
    lacksLastChange?: boolean
    /** One wanted to be logged out as well, and is not. */
    isStillHere?: boolean
  }
}
