import { lastDay, periodFaults } from '@/domain/validity'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { Button } from '@/ui/button/Button'
import { DateField } from '@/ui/date-field/DateField'
import { t } from './messages.sv'
import { type Assignment, assignmentQuery, changeRole } from './queries'
import { FIELD_OF } from './role-form'

interface Props {
  role: Assignment
  where: string
  onClose: () => void
}

/** A role is never removed: it gets a last day, and what it allowed ends with it. */
export function RoleTimeDialog({ role, where, onClose }: Props) {
  const action = useAction<{ from: string; to: string }, Assignment, string>({
    kind: 'role',
    start: { from: role.validFrom, to: role.validTo ?? '' },
    validate: ({ from, to }) =>
      periodFaults(from, to, { needsEnd: role.role === 'auditor' ? t.faults.auditorEnd : null }),
    fieldOf: FIELD_OF,
    seen: role,
    mayStill: () => true,
    query: ({ id }) => assignmentQuery(id),
    differences: ({ from, to }, saved) => [
      { field: t.first, mine: from, theirs: saved.validFrom },
      { field: t.last, mine: to, theirs: saved.validTo ?? '' },
    ],
    send: ({ from, to }, how) =>
      changeRole(role.id, { validFrom: parseDate(from) ?? from, validTo: lastDay(to) }, how),
    says: () => t.timeSaved,
    onSaved: onClose,
  })
  const { field } = bind(action)
  return (
    <ActionDialog action={action} title={t.timeTitle} onClose={onClose}>
      <p>{t.timeText(role.roleName, where)}</p>
      <DateField {...field('from')} label={t.first} required />
      <DateField
        {...field('to')}
        label={t.last}
        hint={role.role === 'auditor' ? t.auditorHint : t.lastHint}
      />
      <div>
        <Button kind="quiet" onClick={() => action.change({ to: civilDate() })}>
          {t.endToday}
        </Button>
      </div>
    </ActionDialog>
  )
}
