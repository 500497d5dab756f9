import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { DateField } from '@/ui/date-field/DateField'
import { TextField } from '@/ui/text-field/TextField'
import {
  type AccountValues,
  accountDifferences,
  emptyAccount,
  FIELD_OF,
  toReplacement,
  validateAccount,
  valuesOf,
} from './account-form'
import { t } from './messages.sv'
import { type Account, accountQuery, replaceAccount } from './queries'

/** Renews a system, or ties it to another client. What it may do follows its job and is not asked. */
export function ChangeDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const action = useAction<AccountValues, Account>({
    kind: 'service-account',
    start: valuesOf(account),
    validate: (values) => validateAccount(values, account.validTo),
    fieldOf: FIELD_OF,
    seen: account,
    mayStill: (saved) => may(saved, 'replace'),
    query: () => accountQuery(account.id),
    differences: accountDifferences,
    send: (values, how) => replaceAccount(account.id, toReplacement(values), how),
    says: (saved) => t.saved(saved.name),
    onSaved: onClose,
  })
  const { text, field } = bind(action)
  return (
    <ActionDialog action={action} title={t.changeTitle(account.name)} onClose={onClose}>
      <TextField {...text('name')} label={t.name} required autoComplete="off" />
      <TextField
        {...text('clientId')}
        label={t.clientId}
        hint={t.clientIdHint}
        required
        autoComplete="off"
        spellCheck={false}
      />
      <DateField
        {...field('to')}
        label={t.last}
        hint={t.lastHint}
        required
        {...(action.values.to === account.validTo ? {} : { min: civilDate() })}
      />
      <div>
        <Button kind="quiet" onClick={() => action.change({ to: emptyAccount().to })}>
          {t.oneYear}
        </Button>
      </div>
    </ActionDialog>
  )
}
