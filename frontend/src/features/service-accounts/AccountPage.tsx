import { type ReactNode, useState } from 'react'
import { may } from '@/api/resource'
import { dateAndTime, longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { WithSide } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import styles from './AccountPage.module.css'
import { AccountBadge } from './AccountsPage'
import { stateOf } from './account-form'
import { ChangeDialog } from './ChangeDialog'
import { EndDialog } from './EndDialog'
import { APART, t } from './messages.sv'
import type { Account } from './queries'

interface Props {
  account: Account
  boardName: string
  /** Where events are sent to it, if it may know of them. */
  receivers: ReactNode
}

/** One system: what it may do, who connected it, whether it is used, and the ways to renew and end it. */
export function AccountPage({ account, boardName, receivers }: Props) {
  const [open, setOpen] = useState<'change' | 'end' | null>(null)
  const state = stateOf(account)
  const close = () => setOpen(null)
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/system" search={{ namnd: account.boardId }}>
            {t.title}
          </BackLink>
        }
        title={account.name}
        tabTitle={t.caption}
        meta={
          <>
            <span>{account.jobName ?? t.ownScopes}</span>
            <AccountBadge account={account} />
          </>
        }
        actions={
          may(account, 'replace') ? (
            <>
              <Button kind="primary" onClick={() => setOpen('change')}>
                {t.change}
              </Button>
              {state === 'ended' ? null : <Button onClick={() => setOpen('end')}>{t.end}</Button>}
            </>
          ) : null
        }
      />
      <WithSide side={<AccountFacts account={account} boardName={boardName} />}>
        {state === 'unused' ? <Alert tone="warn">{t.unusedText}</Alert> : null}
        {state === 'ended' ? <Alert>{t.endedText}</Alert> : null}
        <Card title={t.rights}>
          <ul className={styles.rights}>
            {account.scopes.map(({ scope, label }) => (
              <li key={scope}>{label}</li>
            ))}
          </ul>
          {account.job === null || APART[account.job] === undefined ? null : <p>{APART[account.job]}</p>}
          <p className="muted">{t.rightsNote}</p>
        </Card>
        {receivers}
      </WithSide>
      {open === 'change' ? <ChangeDialog account={account} onClose={close} /> : null}
      {open === 'end' ? <EndDialog account={account} onClose={close} /> : null}
    </>
  )
}

function AccountFacts({ account, boardName }: Omit<Props, 'receivers'>) {
  return (
    <Card title={t.facts}>
      <Facts
        facts={[
          { term: t.board, value: boardName },
          { term: t.clientId, value: <code>{account.clientId}</code> },
          { term: t.createdBy, value: account.createdByName ?? t.atFounding },
          {
            term: t.lastUsed,
            value: account.lastUsedAt === null ? t.never : dateAndTime(account.lastUsedAt),
          },
          { term: t.last, value: longDate(account.validTo) },
        ]}
      />
    </Card>
  )
}
