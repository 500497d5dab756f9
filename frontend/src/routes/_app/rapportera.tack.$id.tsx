import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, lazyRouteComponent, useRouterState } from '@tanstack/react-router'
import { Suspense } from 'react'
import { deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { Receipt } from '@/features/reporting/Receipt'

const AttachmentsOfMatter = lazyRouteComponent(
  () => import('@/features/attachments/AttachmentsOfMatter'),
  'AttachmentsOfMatter',
)

export const Route = createFileRoute('/_app/rapportera/tack/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(deviationQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data } = useSuspenseQuery(deviationQuery(id))
  const lacksLastChange = useRouterState({ select: (state) => state.location.state.lacksLastChange ?? false })
  const isStillHere = useRouterState({ select: (state) => state.location.state.isStillHere ?? false })
  return (
    <Receipt
      deviation={data}
      lacksLastChange={lacksLastChange}
      isStillHere={isStillHere}
      attachments={
        may(data, 'attachments') ? (
          <Suspense>
            <AttachmentsOfMatter matterId={id} />
          </Suspense>
        ) : null
      }
    />
  )
}
