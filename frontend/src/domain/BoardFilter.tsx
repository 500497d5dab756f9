import type { Me } from '@/api/me'
import { SelectFilter } from '@/ui/select-field/SelectFilter'
import { t } from './organisation.sv'

interface Props {
  boards: Me['boards']
  boardId: string | undefined
  onChange: (boardId: string | undefined) => void
}

/** Narrows a list to one of the boards one works for. Somebody who works for one is not asked. */
export function BoardFilter({ boards, boardId, onChange }: Props) {
  if (boards.length < 2) return null
  return (
    <SelectFilter
      label={t.board}
      everything={t.allBoards}
      choices={boards.map(({ id, name }) => ({ value: id, label: name }))}
      value={boardId}
      onChange={onChange}
    />
  )
}
