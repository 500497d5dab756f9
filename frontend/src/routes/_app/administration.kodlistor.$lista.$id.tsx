import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound, redirect } from '@tanstack/react-router'
import { may } from '@/api/resource'
import { CodeEditPage } from '@/features/organisation/codes/CodePages'
import { isListName } from '@/features/organisation/codes/messages.sv'
import { codeQuery, wholeListQuery } from '@/features/organisation/codes/queries'

export const Route = createFileRoute('/_app/administration/kodlistor/$lista/$id')({
  loader: async ({ context: { queryClient }, params: { lista, id } }) => {
    if (!isListName(lista)) throw notFound()
    const code = await queryClient.fetchQuery(codeQuery(id))
    const list = { to: '/administration/kodlistor/$lista', params: { lista } } as const
    if (!may(code, 'replace')) throw redirect({ ...list, search: { namnd: code.boardId } })
    await queryClient.ensureQueryData(wholeListQuery(code.boardId, lista))
    return { name: lista, code }
  },
  component: Page,
})

function Page() {
  const { name, code } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const { data: list } = useSuspenseQuery(wholeListQuery(code.boardId, name))
  return (
    <CodeEditPage
      name={name}
      code={code}
      codes={list.codes}
      onDone={() =>
        void navigate({
          to: '/administration/kodlistor/$lista',
          params: { lista: name },
          search: { namnd: code.boardId },
        })
      }
    />
  )
}
