import { type ReactNode, useState } from 'react'
import { several } from '@/messages/several.sv'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { Progress } from '@/ui/progress/Progress'
import styles from './SeveralDialog.module.css'
import type { Verdict } from './several'
import type { useSeveral } from './useSeveral'

const TONE = { waiting: 'neutral', sending: 'info', done: 'ok', refused: 'danger', unknown: 'warn' } as const

/** For how many of them the step can be taken now, and why not for the others. */
export function Fits({ verdicts, isLooking }: { verdicts: readonly Verdict[]; isLooking: boolean }) {
  const refused = verdicts.filter(({ outcome }) => outcome === 'refused')
  if (isLooking) return <p role="status">{several.looking}</p>
  return (
    <div role="status">
      <p>{several.fits(verdicts.length - refused.length, verdicts.length)}</p>
      {refused.length === 0 ? null : <VerdictList verdicts={refused} />}
    </div>
  )
}

interface VerdictsProps {
  title: string
  step: Pick<ReturnType<typeof useSeveral>, 'verdicts' | 'phase' | 'isBack' | 'undo'>
  /** Goes on with the step where the contact broke. */
  onAgain: () => void
  /** When the verdicts have been read: no row is marked any more. */
  onDone: () => void
  /** When nothing is left to say. */
  onClose: () => void
}

/**
 * The verdicts of a step that is taken for several, as they come, the way to go on where the contact broke, and the way back. When
 * the dialog is put away the way back stays on the page, until one leaves it.
 */
export function VerdictsDialog({ title, step, onAgain, onDone, onClose }: VerdictsProps) {
  const { verdicts, phase, isBack, undo } = step
  const [isRead, setRead] = useState(false)
  const isRunning = phase === 'running'
  const done = verdicts.filter(({ outcome }) => outcome === 'done').length
  const isLeft = verdicts.some(({ outcome }) => outcome === 'unknown' || outcome === 'waiting')
  const shown = isBack ? several.undoTitle(title) : title
  const back =
    isBack || done === 0 ? null : (
      <Button
        onClick={() => {
          setRead(false)
          void undo()
        }}
      >
        {several.undo(done)}
      </Button>
    )
  const close = () => {
    if (isRunning) return
    onDone()
    if (back === null) onClose()
    else setRead(true)
  }
  if (isRead)
    return (
      <Alert
        live
        title={`${title}: ${several.done(done, verdicts.length).toLowerCase()}`}
        actions={
          <>
            {back}
            <Button kind="quiet" onClick={onClose}>
              {several.close}
            </Button>
          </>
        }
      >
        <p>{several.undoText}</p>
      </Alert>
    )
  return (
    <Dialog
      title={shown}
      open
      onClose={close}
      actions={
        isRunning ? null : (
          <>
            {isLeft ? (
              <Button kind="primary" onClick={isBack ? () => void undo() : onAgain}>
                {several.again}
              </Button>
            ) : null}
            <Button kind={isLeft ? 'quiet' : 'primary'} onClick={close}>
              {several.close}
            </Button>
            {back}
          </>
        )
      }
    >
      {isRunning ? (
        <Progress
          label={shown}
          value={done}
          max={verdicts.length}
          text={several.progress(done, verdicts.length)}
        />
      ) : (
        <p role="status">
          {verdicts.every(({ outcome }) => outcome === 'refused')
            ? isBack
              ? several.notUndone
              : several.nothing
            : `${several[isBack ? 'undone' : 'done'](done, verdicts.length)}. ${done === verdicts.length ? '' : several.left}`}
        </p>
      )}
      <VerdictList verdicts={verdicts} />
    </Dialog>
  )
}

/** What became of each, the refused with why. */
export function VerdictList({ verdicts }: { verdicts: readonly Verdict[] }): ReactNode {
  return (
    <ul className={styles.verdicts}>
      {verdicts.map(({ id, reference, outcome, why }) => (
        <li key={id} className={styles.verdict}>
          <span className={styles.reference}>{reference}</span>
          <Badge tone={TONE[outcome]}>{several.outcome[outcome]}</Badge>
          {why === '' ? null : <span className={styles.why}>{why}</span>}
        </li>
      ))}
    </ul>
  )
}
