import type { ReactNode } from 'react'
import { several } from '@/messages/several.sv'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { Progress } from '@/ui/progress/Progress'
import styles from './SeveralDialog.module.css'
import type { Verdict } from './several'

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

/** The verdicts of a step that is taken for several, as they come, and the way to go on where the contact broke. */
export function VerdictsDialog({
  title,
  verdicts,
  isRunning,
  onAgain,
  onClose,
}: {
  title: string
  verdicts: readonly Verdict[]
  isRunning: boolean
  onAgain: () => void
  onClose: () => void
}) {
  const done = verdicts.filter(({ outcome }) => outcome === 'done').length
  const isLeft = verdicts.some(({ outcome }) => outcome === 'unknown' || outcome === 'waiting')
  return (
    <Dialog
      title={title}
      open
      onClose={() => {
        if (!isRunning) onClose()
      }}
      actions={
        isRunning ? null : (
          <>
            {isLeft ? (
              <Button kind="primary" onClick={onAgain}>
                {several.again}
              </Button>
            ) : null}
            <Button kind={isLeft ? 'quiet' : 'primary'} onClick={onClose}>
              {several.close}
            </Button>
          </>
        )
      }
    >
      {isRunning ? (
        <Progress
          label={title}
          value={done}
          max={verdicts.length}
          text={several.progress(done, verdicts.length)}
        />
      ) : (
        <p role="status">
          {verdicts.every(({ outcome }) => outcome === 'refused')
            ? several.nothing
            : `${several.done(done, verdicts.length)}. ${done === verdicts.length ? '' : several.left}`}
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
