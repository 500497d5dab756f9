import type { Me } from '@/api/me'
import { BoardChoice } from '@/domain/BoardChoice'
import { ActionDialog } from '@/forms/ActionDialog'
import type { Frame } from '@/forms/EditForm'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { t } from './messages.sv'

interface Props {
  action: Frame & { values: { boardId: string }; change: (part: { boardId: string }) => void }
  boards: Me['boards']
  onClose: () => void
}

/** Which board's matters are taken out, for somebody who works for several. */
export function BoardDialog({ action, boards, onClose }: Props) {
  return (
    <ActionDialog
      action={{ ...action, hasUnsaved: () => false }}
      title={t.export}
      save={t.boardSave}
      saving={t.exporting}
      onClose={onClose}
    >
      <p>{t.boardText}</p>
      <BoardChoice
        boards={boards}
        boardId={action.values.boardId}
        onChange={(boardId) => action.change({ boardId })}
      />
    </ActionDialog>
  )
}

/** Why the file could not be made. */
export function FailedDialog({ error, onClose }: { error: Error; onClose: () => void }) {
  return (
    <Dialog title={t.failed} open onClose={onClose}>
      <Refusal error={error} />
    </Dialog>
  )
}
