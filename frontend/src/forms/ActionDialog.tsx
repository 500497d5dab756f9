import { type ReactNode, useEffect, useId } from 'react'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { ErrorSummary } from '@/ui/error-summary/ErrorSummary'
import { Refusal } from '@/ui/refusal/Refusal'
import styles from './ActionDialog.module.css'
import { ConflictOf } from './ConflictOf'
import type { Frame } from './EditForm'
import { unsent } from './unsent'

interface Props {
  action: Frame & { place?: string }
  title: string
  save?: string
  saving?: string
  isDanger?: boolean
  /** What leaves it as it was is called, where *Avbryt* is what one is asked about. */
  cancel?: string | undefined
  onClose: () => void
  children: ReactNode
}

/**
 * A short form in a dialog: its faults at the top, its questions, and both versions in its place when two have changed the
 * same. It asks before it is put away with something typed in it, whichever way that is done.
 */
export function ActionDialog({
  action,
  title,
  save = sv.save,
  saving = sv.saving,
  isDanger = false,
  cancel = sv.cancel,
  onClose,
  children,
}: Props) {
  const form = useId()
  const { place } = action
  useEffect(() => {
    if (place !== undefined) unsent.isIn(place, title)
  }, [place, title])
  const close = () => {
    // oxlint-disable-next-line no-alert -- as when one leaves a page with something typed
    if (!action.hasUnsaved() || window.confirm(sv.discard)) onClose()
  }
  if (action.conflict !== null) return <ConflictOf {...action} />
  return (
    <Dialog
      title={title}
      open
      onClose={close}
      actions={
        <>
          <Button
            type="submit"
            form={form}
            kind={isDanger ? 'danger' : 'primary'}
            pending={action.isPending}
            pendingText={saving}
          >
            {save}
          </Button>
          <Button kind="quiet" onClick={close}>
            {cancel}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={action.submit} className={styles.form}>
        <ErrorSummary faults={action.summary} />
        <Refusal error={action.error} />
        {children}
      </form>
    </Dialog>
  )
}
