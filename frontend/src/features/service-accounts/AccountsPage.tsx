import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t as words } from '@/domain/organisation.sv'
import { dateAndTime, shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, Table } from '@/ui/table/Table'
import { stateOf, TONES } from './account-form'
import { t } from './messages.sv'
import { type AccountSummary, accountsQuery, PAGE_SIZE } from './queries'

interface Props {
  boardId: string
  page: number
  board: ReactNode
  mayConnect: boolean
}

/** The systems that may call for a board, and those that have done so. */
export function AccountsPage({ boardId, page, board, mayConnect }: Props) {
  const answer = useQuery(accountsQuery({ boardId, page }))
  const connect = mayConnect ? (
    <ActionLink to="/administration/system/nytt" search={{ namnd: boardId }} kind="primary" icon="plus">
      {t.connect}
    </ActionLink>
  ) : null
  return (
    <>
      <PageHeader
        back={<BackLink to="/administration">{words.administration}</BackLink>}
        title={t.title}
        lead={t.lead}
        actions={connect}
      />
      <Stack>
        {board}
        <Listing answer={answer} words={t} icon="shield" paging={{ page, limit: PAGE_SIZE }}>
          {(accounts, isBusy) => <AccountTable accounts={accounts} isBusy={isBusy} />}
        </Listing>
      </Stack>
    </>
  )
}

function AccountTable({ accounts, isBusy }: { accounts: readonly AccountSummary[]; isBusy: boolean }) {
  return (
    <Table caption={t.caption} stack busy={isBusy} columns={Object.values(t.columns)}>
      {accounts.map((account) => (
        <tr key={account.id}>
          <Cell row>
            <Link to="/administration/system/$id" params={{ id: account.id }}>
              {account.name}
            </Link>
          </Cell>
          <Cell label={t.columns.job}>{account.jobName ?? t.ownScopes}</Cell>
          <Cell label={t.columns.by}>{account.createdByName ?? t.atFounding}</Cell>
          <Cell label={t.columns.used}>
            {account.lastUsedAt === null ? (
              <span className="muted">{t.never}</span>
            ) : (
              dateAndTime(account.lastUsedAt)
            )}
          </Cell>
          <Cell label={t.columns.ends}>{shortDate(account.validTo, '')}</Cell>
          <Cell label={t.columns.state}>
            <AccountBadge account={account} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

export function AccountBadge({ account }: { account: AccountSummary }) {
  const state = stateOf(account)
  return <Badge tone={TONES[state]}>{t.state[state]}</Badge>
}
