import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { jobLabels } from '@/api/codes.gen'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { type AccountValues, emptyAccount, FIELD_OF, toNew, validateNew } from './account-form'
import { APART, JOB_MEANS, t } from './messages.sv'
import { type Account, accountQuery, createAccount } from './queries'

const JOBS = Object.entries(jobLabels).map(([value, label]) => ({ value, label }))

interface Props {
  boardId: string
  board: ReactNode
  onDone: (account: Account) => void
}

/** A system that is to call for a board: which client it is, what it does, and until when. */
export function AccountNewPage({ boardId, board, onDone }: Props) {
  const action = useAction<AccountValues, Account>({
    kind: 'service-account',
    start: emptyAccount(),
    validate: validateNew,
    fieldOf: FIELD_OF,
    send: (values, how) => createAccount(toNew(values, boardId), how),
    query: ({ id }) => accountQuery(id),
    says: (saved) => t.created(saved.name),
    onSaved: onDone,
  })
  const { text, field } = bind(action)
  const { job } = action.values
  const back = linkOptions({ to: '/administration/system', search: { namnd: boardId } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.title}</BackLink>}
        title={t.newTitle}
        lead={t.newLead}
        meta={board}
      />
      <EditForm action={action} save={t.create} cancel={back}>
        <Card>
          <TextField {...text('name')} label={t.name} hint={t.nameHint} required autoComplete="off" />
          <SelectField
            {...text('job')}
            label={t.job}
            required
            hint={job === '' ? undefined : [JOB_MEANS[job], APART[job]].join(' ').trim()}
            choices={JOBS}
            value={job}
          />
          <TextField
            {...text('clientId')}
            label={t.clientId}
            hint={t.clientIdHint}
            required
            autoComplete="off"
            spellCheck={false}
          />
          <DateField {...field('to')} label={t.last} hint={t.lastHint} required min={civilDate()} />
        </Card>
      </EditForm>
    </>
  )
}
