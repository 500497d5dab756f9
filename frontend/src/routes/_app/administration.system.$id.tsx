import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { may } from '@/api/me'
import { AccountPage } from '@/features/service-accounts/AccountPage'
import { accountQuery } from '@/features/service-accounts/queries'
import { ReceiversCard } from '@/features/webhooks/ReceiversCard'

export const Route = createFileRoute('/_app/administration/system/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(accountQuery(id)),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { data: account } = useSuspenseQuery(accountQuery(Route.useParams().id))
  const board = me.boards.find(({ id }) => id === account.boardId)
  const followsFeed = account.scopes.some(({ scope }) => scope === 'event:read')
  return (
    <AccountPage
      account={account}
      boardName={board?.name ?? ''}
      receivers={
        followsFeed && may(me, 'webhookEndpointList') ? (
          <ReceiversCard accountId={account.id} mayAdd={may(me, 'webhookEndpointCreate')} />
        ) : null
      }
    />
  )
}
