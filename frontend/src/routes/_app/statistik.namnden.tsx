import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardFiguresPage } from '@/features/statistics/board/BoardFiguresPage'
import { boardFiguresSearch } from '@/features/statistics/board/search'
import { Sides } from '@/features/statistics/Sides'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/statistik/namnden')({
  validateSearch: (given) => v.parse(boardFiguresSearch, given),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  return (
    <BoardFiguresPage
      search={search}
      boards={me.boards.map(({ id, name }) => ({ value: id, label: name }))}
      tabs={<Sides me={me} />}
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
      }
    />
  )
}
