import { investigationStatusLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Button } from '@/ui/button/Button'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { Dialog } from '@/ui/dialog/Dialog'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { finish, type Investigation, investigationQuery, reopen } from './queries'

interface Props {
  investigation: Investigation
  onClose: () => void
}

/** Where the investigation stands now, for somebody whose own step came second. */
function standing({ status, versions }: Investigation): Difference[] {
  const state = status === null ? t.notBegun : investigationStatusLabels[status]
  const last = versions[0] === undefined ? '' : t.version(versions[0].number)
  return [{ field: t.conclusion.state, mine: '', theirs: [state, last].filter(Boolean).join(', ') }]
}

/** It is whole, and is frozen as the next version. */
export function FinishDialog({ investigation, onClose }: Props) {
  const { matterId } = investigation
  const action = useAction<object, Investigation, string>({
    kind: 'deviation',
    start: {},
    seen: investigation,
    mayStill: (saved) => may(saved, 'completions'),
    query: () => investigationQuery(matterId),
    differences: (_, saved) => standing(saved),
    send: (_, how) => finish(matterId, how),
    says: ({ versions }) => t.finish.saved(versions[0]?.number ?? 1),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.finish.title} save={t.finish.save} onClose={onClose}>
      <p>{t.finish.text}</p>
    </ActionDialog>
  )
}

/** Something has come up. What was finished stays as it is. */
export function ReopenDialog({ investigation, onClose }: Props) {
  const { matterId } = investigation
  const action = useAction<{ reason: string }, Investigation>({
    kind: 'deviation',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.faults.reason } : {}),
    seen: investigation,
    mayStill: (saved) => may(saved, 'reopenings'),
    query: () => investigationQuery(matterId),
    differences: (_, saved) => standing(saved),
    send: ({ reason }, how) => reopen(matterId, reason.trim(), how),
    says: () => t.reopen.saved,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.reopen.title} save={t.reopen.save} onClose={onClose}>
      <p>{t.reopen.text}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.reopen.reason}
        required
        limit={rules.InvestigationReopeningCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}

/** What is written and not saved would not be in the version: it is saved first. */
export function UnsavedDialog({ onClose }: Pick<Props, 'onClose'>) {
  return (
    <Dialog
      open
      title={t.finish.unsaved}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t.finish.back}
        </Button>
      }
    >
      <p>{t.finish.unsavedText}</p>
    </Dialog>
  )
}
