import { useQueryClient } from '@tanstack/react-query'
import { useEditing } from '@/forms/useEditing'
import { civilDate, parseDate } from '@/lib/dates'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { ConflictDialog } from '@/ui/conflict-dialog/ConflictDialog'
import { DateField } from '@/ui/date-field/DateField'
import { Dialog } from '@/ui/dialog/Dialog'
import { ErrorSummary } from '@/ui/error-summary/ErrorSummary'
import { Refusal } from '@/ui/refusal/Refusal'
import { lastDay, periodFaults } from '../shared/validity'
import { t } from './messages.sv'
import { type Assignment, assignmentQuery, changeRole, type Person, personQuery } from './queries'
import styles from './RoleTimeDialog.module.css'

interface Props {
  person: Person
  role: Assignment
  where: string
  onClose: () => void
}

interface Values {
  from: string
  to: string
}

/** A role is never removed: it gets a last day, and what it allowed ends with it. */
export function RoleTimeDialog({ person, role, where, onClose }: Props) {
  const client = useQueryClient()
  const editing = useEditing<Values, Assignment>({
    start: { from: role.validFrom, to: role.validTo ?? '' },
    validate: ({ from, to }) =>
      periodFaults(from, to, { needsEnd: role.role === 'auditor' ? t.faults.auditorEnd : null }),
    fieldOf: { validFrom: 'from', validTo: 'to' },
    seen: role,
    latest: () => client.fetchQuery({ ...assignmentQuery(role.id), staleTime: 0 }),
    send: ({ from, to }, { version }) =>
      changeRole(role.id, { validFrom: parseDate(from) ?? from, validTo: lastDay(to) }, version),
    onSaved: (_saved, isMine) => {
      void client.invalidateQueries({ queryKey: ['assignments'] })
      void client.invalidateQueries({ queryKey: personQuery(person.id).queryKey })
      void client.invalidateQueries({ queryKey: ['persons', 'list'] })
      if (isMine) toast(t.timeSaved)
      onClose()
    },
  })
  const { values, change, fault, id, conflict } = editing
  if (conflict !== null) {
    return (
      <ConflictDialog
        differences={[
          { field: t.first, mine: values.from, theirs: conflict.validFrom },
          { field: t.last, mine: values.to, theirs: conflict.validTo ?? '' },
        ]}
        onKeepMine={editing.keepMine}
        onTakeTheirs={editing.takeTheirs}
        onClose={editing.goOn}
        isPending={editing.isPending}
      />
    )
  }
  return (
    <Dialog
      title={t.timeTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form="role-time" kind="primary" pending={editing.isPending}>
            {sv.save}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {sv.cancel}
          </Button>
        </>
      }
    >
      <form id="role-time" noValidate onSubmit={editing.submit} className={styles.form}>
        <p>{t.timeText(role.roleName, where)}</p>
        <ErrorSummary faults={editing.summary} />
        <Refusal error={editing.error} />
        <DateField
          id={id('from')}
          label={t.first}
          required
          error={fault('from')}
          value={values.from}
          onChange={(from) => change({ from })}
        />
        <DateField
          id={id('to')}
          label={t.last}
          hint={role.role === 'auditor' ? t.auditorHint : t.lastHint}
          error={fault('to')}
          value={values.to}
          onChange={(to) => change({ to })}
        />
        <div>
          <Button kind="quiet" onClick={() => change({ to: civilDate() })}>
            {t.endToday}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
