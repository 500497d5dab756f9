import { useQueryClient } from '@tanstack/react-query'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { ConflictDialog } from '@/ui/conflict-dialog/ConflictDialog'
import { Dialog } from '@/ui/dialog/Dialog'
import { ErrorSummary } from '@/ui/error-summary/ErrorSummary'
import { Refusal } from '@/ui/refusal/Refusal'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { subjectFaults } from './person-form'
import { loginQuery, type Person, type PersonLogin, personQuery, replaceLogin } from './queries'

interface Props {
  person: Person
  login: PersonLogin
  onClose: () => void
}

/** Says who somebody is at the identity provider, or by an empty answer that they shall not log in. */
export function LoginDialog({ person, login, onClose }: Props) {
  const client = useQueryClient()
  const query = loginQuery(person.id)
  const editing = useEditing<{ subject: string }, PersonLogin>({
    start: { subject: login.subject ?? '' },
    validate: ({ subject }) => subjectFaults(subject),
    fieldOf: { subject: 'subject' },
    seen: login,
    latest: () => client.fetchQuery({ ...query, staleTime: 0 }),
    send: ({ subject }, { version }) => replaceLogin(person.id, subject.trim() || null, version),
    onSaved: (saved, isMine) => {
      client.setQueryData(query.queryKey, saved)
      void client.invalidateQueries({ queryKey: personQuery(person.id).queryKey })
      if (isMine) toast(t.loginSaved(person.name))
      onClose()
    },
  })
  const { values, change, fault, id, conflict } = editing
  if (conflict !== null) {
    return (
      <ConflictDialog
        differences={[{ field: t.subject, mine: values.subject, theirs: conflict.subject ?? '' }]}
        onKeepMine={editing.keepMine}
        onTakeTheirs={editing.takeTheirs}
        onClose={editing.goOn}
        isPending={editing.isPending}
      />
    )
  }
  return (
    <Dialog
      title={t.loginTitle(person.name)}
      open
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form="person-login" kind="primary" pending={editing.isPending}>
            {sv.save}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {sv.cancel}
          </Button>
        </>
      }
    >
      <form id="person-login" noValidate onSubmit={editing.submit} className="stack">
        <Alert tone="warn">{t.loginWarning}</Alert>
        <ErrorSummary faults={editing.summary} />
        <Refusal error={editing.error} />
        <TextField
          id={id('subject')}
          label={t.subject}
          hint={t.subjectHint}
          autoComplete="off"
          spellCheck={false}
          error={fault('subject')}
          value={values.subject}
          onChange={(event) => change({ subject: event.target.value })}
        />
      </form>
    </Dialog>
  )
}
