import { Button } from '../button/Button'
import { Dialog } from '../dialog/Dialog'
import { Cell, Table } from '../table/Table'
import styles from './ConflictDialog.module.css'
import { t } from './messages.sv'

export interface Difference {
  field: string
  mine: string
  theirs: string
}

interface Props {
  differences: readonly Difference[]
  /** Keep what one has filled in and send it over the other's version. Left out where that can no longer be done. */
  onKeepMine?: (() => void) | undefined
  onTakeTheirs: () => void
  onClose: () => void
  /** Whether there are answers to go on with. */
  isEditable?: boolean
  isPending?: boolean
}

/** Somebody else changed the same thing in between: both versions of what differs, and a choice. Nothing is overwritten unseen. */
export function ConflictDialog({
  differences,
  onKeepMine,
  onTakeTheirs,
  onClose,
  isEditable = true,
  isPending = false,
}: Props) {
  const differing = differences.filter(({ mine, theirs }) => mine !== theirs)
  return (
    <Dialog
      title={t.title}
      open
      wide
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onClick={onTakeTheirs}>
            {t.takeTheirs}
          </Button>
          {onKeepMine === undefined ? null : (
            <Button onClick={onKeepMine} pending={isPending}>
              {t.keepMine}
            </Button>
          )}
          {isEditable ? (
            <Button kind="quiet" onClick={onClose}>
              {onKeepMine === undefined ? t.look : t.edit}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{onKeepMine === undefined ? t.tooLate : t.text}</p>
      <div className={styles.table}>
        <Table caption={t.caption} stack columns={[t.field, t.mine, t.theirs]}>
          {differing.map(({ field, mine, theirs }) => (
            <tr key={field}>
              <Cell row wide>
                {field}
              </Cell>
              <Cell label={t.mine} wide>
                {mine === '' ? '–' : mine}
              </Cell>
              <Cell label={t.theirs} wide>
                {theirs === '' ? '–' : theirs}
              </Cell>
            </tr>
          ))}
        </Table>
      </div>
    </Dialog>
  )
}
