import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { isOwnOnly } from '@/api/me'
import { ExportsPage } from '@/features/list-exports/ExportsPage'
import { flag, page } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

const exportSearch = v.object({ mina: flag, sida: page })

export const Route = createFileRoute('/_app/uttag/')({
  validateSearch: (given) => v.parse(exportSearch, given),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  return (
    <ExportsPage
      search={search}
      isOwnOnly={isOwnOnly(me, 'listExportList')}
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
      }
    />
  )
}
