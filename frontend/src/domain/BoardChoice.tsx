import type { Me } from '@/api/me'
import { SelectField } from '@/ui/select-field/SelectField'
import styles from './BoardChoice.module.css'
import { t } from './organisation.sv'

interface Props {
  boards: Me['boards']
  boardId: string
  onChange: (boardId: string) => void
}

/** Which board's things are shown. Somebody who works for one board is not asked. */
export function BoardChoice({ boards, boardId, onChange }: Props) {
  if (boards.length < 2) return null
  return (
    <div className={styles.choice}>
      <SelectField
        label={t.board}
        empty={null}
        choices={boards.map(({ id, name }) => ({ value: id, label: name }))}
        value={boardId}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
