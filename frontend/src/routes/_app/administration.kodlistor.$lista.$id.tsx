import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound, redirect } from '@tanstack/react-router'
import { may } from '@/api/resource'
import { opens } from '@/domain/pages'
import { CodeEditPage } from '@/features/organisation/codes/CodePages'
import { codeQuery, listNamed, wholeListQuery } from '@/features/organisation/codes/queries'

export const Route = createFileRoute('/_app/administration/kodlistor/$lista/$id')({
  loader: async ({ context: { queryClient, me }, params: { lista, id } }) => {
    const list = await listNamed(queryClient, lista)
    if (list === undefined) throw notFound()
    const code = await queryClient.fetchQuery(codeQuery(id))
    const page = { to: '/administration/kodlistor/$lista', params: { lista } } as const
    if (opens(me, '/administration/kodlistor/$lista/$id') && !may(code, 'replace'))
      throw redirect({ ...page, search: { namnd: code.boardId } })
    await queryClient.ensureQueryData(wholeListQuery(code.boardId, list.name))
    return { list, code }
  },
  component: Page,
})

function Page() {
  const { list, code } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const { data: held } = useSuspenseQuery(wholeListQuery(code.boardId, list.name))
  return (
    <CodeEditPage
      list={list}
      code={code}
      codes={held.codes}
      onDone={() =>
        void navigate({
          to: '/administration/kodlistor/$lista',
          params: { lista: list.name },
          search: { namnd: code.boardId },
        })
      }
    />
  )
}
