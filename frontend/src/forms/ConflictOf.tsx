import { ConflictDialog, type Difference } from '@/ui/conflict-dialog/ConflictDialog'

export interface ConflictProps {
  conflict: { differences: readonly Difference[]; isTooLate: boolean } | null
  keepMine: () => void
  takeTheirs: () => void
  goOn: () => void
  isAnswered: boolean
  isPending: boolean
}

/** Both versions, when somebody else has saved meanwhile. */
export function ConflictOf({ conflict, keepMine, takeTheirs, goOn, isAnswered, isPending }: ConflictProps) {
  if (conflict === null) return null
  return (
    <ConflictDialog
      differences={conflict.differences}
      onKeepMine={conflict.isTooLate ? undefined : keepMine}
      onTakeTheirs={takeTheirs}
      onClose={goOn}
      isEditable={isAnswered}
      isPending={isPending}
    />
  )
}
