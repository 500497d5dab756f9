import { useQuery } from '@tanstack/react-query'
import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { t } from './messages.sv'
import { type Absence, absenceQuery, removeAbsence } from './queries'
import { timeText } from './time-text'

/** Asks before an absence is taken back, and says who may when the caller may not. */
export function RemoveDialog({ absence, onClose }: { absence: Absence; onClose: () => void }) {
  const { data: latest, error } = useQuery({ ...absenceQuery(absence.id), staleTime: 0 })
  const action = useAction({
    kind: 'absence',
    start: {},
    send: async () => {
      if (latest === undefined) throw new Error('An absence that has not been read cannot be removed')
      await removeAbsence(latest)
      return latest
    },
    query: () => absenceQuery(absence.id),
    says: () => t.removed,
    onSaved: onClose,
  })
  const mayNot = latest !== undefined && !may(latest, 'delete')
  const who = (
    <p>
      <strong>{absence.personName}</strong>, {timeText(absence)}
    </p>
  )
  if (mayNot || error !== null) {
    const close = (
      <Button kind="quiet" onClick={onClose}>
        {sv.close}
      </Button>
    )
    return (
      <Dialog title={t.removeTitle} open onClose={onClose} actions={close}>
        {who}
        {mayNot ? <Alert>{t.mayNot}</Alert> : <Refusal error={error} />}
      </Dialog>
    )
  }
  return (
    <ActionDialog
      action={{ ...action, isPending: action.isPending || latest === undefined }}
      title={t.removeTitle}
      save={t.remove}
      saving={latest === undefined ? sv.loading : sv.saving}
      isDanger
      onClose={onClose}
    >
      {who}
      <p>{t.removeText(absence.deputyName)}</p>
    </ActionDialog>
  )
}
