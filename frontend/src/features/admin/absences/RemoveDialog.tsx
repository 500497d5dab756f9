import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '@/api/errors'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { may } from '../shared/links'
import { t } from './messages.sv'
import { type Absence, absenceQuery, removeAbsence } from './queries'
import { timeText } from './time-text'

/** Asks before an absence is taken back, and says who may when the caller may not. */
export function RemoveDialog({ absence, onClose }: { absence: Absence; onClose: () => void }) {
  const client = useQueryClient()
  const { data: latest, error: unreadable } = useQuery({ ...absenceQuery(absence.id), staleTime: 0 })
  const removing = useMutation({
    mutationFn: () => removeAbsence(latest ?? absence),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['absences', 'list'] })
      void client.invalidateQueries({ queryKey: ['absences', 'person'] })
      toast(t.removed)
      onClose()
    },
  })
  const mayNot = latest !== undefined && !may(latest, 'delete')
  const error = removing.error ?? unreadable
  return (
    <Dialog
      title={t.removeTitle}
      open
      onClose={onClose}
      actions={
        <>
          {mayNot || unreadable !== null ? null : (
            <Button
              kind="danger"
              pending={removing.isPending || latest === undefined}
              pendingText={latest === undefined ? sv.loading : sv.saving}
              onClick={() => removing.mutate()}
            >
              {t.remove}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {mayNot ? sv.close : sv.cancel}
          </Button>
        </>
      }
    >
      <p>
        <strong>{absence.personName}</strong>, {timeText(absence)}
      </p>
      {mayNot ? <Alert>{t.mayNot}</Alert> : <p>{t.removeText(absence.deputyName)}</p>}
      <Refusal error={error instanceof ApiError ? error : null} />
    </Dialog>
  )
}
