import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { AccountPage } from '@/features/service-accounts/AccountPage'
import { accountQuery } from '@/features/service-accounts/queries'

export const Route = createFileRoute('/_app/administration/system/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(accountQuery(id)),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { data: account } = useSuspenseQuery(accountQuery(Route.useParams().id))
  const board = me.boards.find(({ id }) => id === account.boardId)
  return <AccountPage account={account} boardName={board?.name ?? ''} />
}
