import { useQuery } from '@tanstack/react-query'
import { createFileRoute, Outlet, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { type Me, meQuery } from '@/api/me'
import { loginAddress, session, userQuery } from '@/api/session'
import { opens, pageOf } from '@/domain/pages'
import { NextWork } from '@/features/overview/NextWork'
import { workCountQuery } from '@/features/overview/queries'
import { navItems } from '@/features/shell/nav-items'
import { PageForbidden } from '@/features/shell/PageStates'
import { SessionWatch } from '@/features/shell/SessionWatch'
import { Shell } from '@/features/shell/Shell'
import { SearchButton } from '@/features/shell/search/SearchButton'
import { count } from '@/lib/format'
import { waiting } from '@/lib/waiting'

/** The guide is the demo's alone, so nobody else fetches it. */
const loadGuide = () => import('@/features/overview/Guide')
const Guide = lazy(() => loadGuide().then((module) => ({ default: module.Guide })))

/** Everything behind the login. Without a session one is sent to log in, and comes back to the same page. */
export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context: { queryClient }, location: to }) => {
    const asked = queryClient.ensureQueryData(meQuery)
    // Without a session both are refused, and nobody waits for the second.
    asked.catch(() => undefined)
    const user = await queryClient.ensureQueryData(userQuery)
    if (user !== null) {
      const me = await asked
      // Somebody else may have logged in between the two; asked again, by the page of the first, the answer says so.
      return { me: me.id === user.personId ? me : await queryClient.fetchQuery({ ...meQuery, staleTime: 0 }) }
    }
    // Back and forward in a page whose login has ended: it says so itself, and keeps what was typed.
    if (session.isOver()) throw new Error('The login has ended.')
    location.assign(loginAddress(to.href))
    return new Promise<never>(() => undefined)
  },
  loader: ({ context: { me } }) => (guideOf(me) === undefined ? undefined : loadGuide()),
  component: Frame,
})

function Frame() {
  const { me } = Route.useRouteContext()
  const guide = guideOf(me)
  const mayWork = me.permissions.includes('workItemList')
  const { data: work } = useQuery(workCountQuery)
  const total = mayWork ? (work?.total ?? 0) : 0
  useEffect(() => waiting.set(total), [total])
  const page = useMatches({ select: (matches) => pageOf(matches.at(-1)?.fullPath ?? '/') })
  return (
    <>
      <Shell
        organisation={me.municipality}
        board={boardLine(me)}
        user={{ name: me.name, roles: me.roles.map(roleLine) }}
        items={navItems(me)}
        waiting={total}
        news={work?.newNotifications ?? 0}
        mayReport={opens(me, '/rapportera')}
        search={<SearchButton me={me} />}
      >
        {guide === undefined ? null : (
          <Suspense fallback={null}>
            <Guide href={guide} />
          </Suspense>
        )}
        {mayWork ? <NextWork /> : null}
        {page !== undefined && opens(me, page) ? <Outlet /> : <PageForbidden />}
      </Shell>
      <SessionWatch />
    </>
  )
}

/** Where the demo has a guide for whoever is logged in. Elsewhere there is none. */
function guideOf(me: Me): string | undefined {
  return me._links.find(({ rel }) => rel === 'guide')?.href
}

/** One board by its name; of several only how many, since the menu of the account names them with the roles. */
function boardLine({ boards }: Me): string {
  return boards.length === 1 ? (boards[0]?.name ?? '') : count(boards.length, 'nämnd', 'nämnder')
}

function roleLine({ roleName, unitName, boardName, deputyFor }: Me['roles'][number]): string {
  const place = `${roleName}, ${unitName ?? boardName}`
  return deputyFor === null ? place : `${place} (i stället för ${deputyFor})`
}
