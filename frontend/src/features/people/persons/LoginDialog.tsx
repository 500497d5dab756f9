import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Alert } from '@/ui/alert/Alert'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { subjectFaults } from './person-form'
import { loginQuery, type Person, type PersonLogin, replaceLogin } from './queries'

interface Props {
  person: Person
  login: PersonLogin
  onClose: () => void
}

/** Says who somebody is at the identity provider, or by an empty answer that they shall not log in. */
export function LoginDialog({ person, login, onClose }: Props) {
  const action = useAction<{ subject: string }, PersonLogin>({
    kind: 'person',
    start: { subject: login.subject ?? '' },
    validate: ({ subject }) => subjectFaults(subject),
    seen: login,
    mayStill: (saved) => may(saved, 'replace'),
    query: () => loginQuery(person.id),
    differences: ({ subject }, saved) => [{ field: t.subject, mine: subject, theirs: saved.subject ?? '' }],
    send: ({ subject }, how) => replaceLogin(person.id, subject.trim() || null, how),
    says: () => t.loginSaved(person.name),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.loginTitle(person.name)} onClose={onClose}>
      <Alert tone="warn">{t.loginWarning}</Alert>
      <TextField
        {...bind(action).text('subject')}
        label={t.subject}
        hint={t.subjectHint}
        autoComplete="off"
        spellCheck={false}
      />
    </ActionDialog>
  )
}
