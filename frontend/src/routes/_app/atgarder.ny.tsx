import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { deviationQuery, unitsQuery } from '@/api/lookups'
import { ProposePage, type Source } from '@/features/actions/propose/ProposePage'
import { decisionQuery } from '@/features/unexecuted-decisions/queries'
import { id, oneOf } from '@/lib/search-fields'

/** What an action is proposed about, where it is about a matter. */
const proposalSearch = v.object({ slag: oneOf(['deviation', 'decision']), arende: id })

export const Route = createFileRoute('/_app/atgarder/ny')({
  validateSearch: (given) => v.parse(proposalSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps: { slag, arende } }) => {
    const units = queryClient.ensureQueryData(unitsQuery)
    const home = me.homeUnit === null ? null : { id: me.homeUnit.id, label: me.homeUnit.name }
    if (arende === undefined || slag === undefined) {
      await units
      return { source: null, unit: home }
    }
    const [matter] = await Promise.all([
      slag === 'deviation'
        ? queryClient.ensureQueryData(deviationQuery(arende))
        : queryClient.ensureQueryData(decisionQuery(arende)),
      units,
    ])
    const about =
      'benefit' in matter
        ? { title: matter.benefit.label, isEnded: matter.status === 'closed' }
        : { title: matter.title, isEnded: matter.closedAt !== null }
    const source: Source = { kind: slag, id: arende, reference: matter.reference, ...about }
    return { source, unit: { id: matter.unitId, label: matter.unitName } }
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { source, unit } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(unitsQuery)
  return (
    <ProposePage
      source={source}
      units={units}
      home={unit}
      me={me}
      onDone={({ id: actionId }) => void navigate({ to: '/atgarder/$id', params: { id: actionId } })}
    />
  )
}
