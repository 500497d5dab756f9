import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { toEnd } from './account-form'
import { t } from './messages.sv'
import { type Account, accountQuery, replaceAccount } from './queries'

/** Asks before a system is shut out. Its account stays, since what it has done is told of by it. */
export function EndDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const end = toEnd(account)
  const action = useAction<object, Account, string>({
    kind: 'service-account',
    start: {},
    seen: account,
    mayStill: (saved) => may(saved, 'replace'),
    query: () => accountQuery(account.id),
    differences: (_, saved) => [{ field: t.last, mine: end.validTo, theirs: saved.validTo }],
    send: (_, how) => replaceAccount(account.id, end, how),
    says: (saved) => t.ended(saved.name),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.endTitle(account.name)} save={t.end} isDanger onClose={onClose}>
      <p>{t.endText}</p>
    </ActionDialog>
  )
}
