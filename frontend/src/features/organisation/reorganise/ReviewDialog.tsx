import type { ReactNode } from 'react'
import { addDays, civilDate, longDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { Facts } from '@/ui/facts/Facts'
import type { UnitSummary } from '../units/queries'
import { t } from './messages.sv'
import styles from './Reorganise.module.css'
import { below, endingOf, type Reorganisation, type SuccessorValues } from './reorganisation'

interface Props {
  values: Reorganisation
  units: readonly UnitSummary[]
  onConfirm: () => void
  onClose: () => void
}

/** What comes of a reorganisation, in words, before it is carried out. */
export function ReviewDialog({ values, units, onConfirm, onClose }: Props) {
  const day = parseDate(values.day) ?? values.day
  const following = values.successors.length === 1 ? below(values, units) : []
  return (
    <Dialog
      title={t.reviewTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onClick={onConfirm}>
            {t.carryOut}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t.back}
          </Button>
        </>
      }
    >
      <div className={styles.review}>
        <Facts
          facts={[
            {
              term: t.ends(longDate(addDays(day, -1))),
              value: <Lines of={endingOf(values).map((unit) => unit.label)} />,
            },
            { term: t.begins(longDate(day)), value: <Lines of={values.successors.map(described)} /> },
            following.length === 0
              ? null
              : {
                  term: t.follow,
                  value: `${t.followText(following.length)}: ${following.map((unit) => unit.name).join(', ')}`,
                },
            { term: t.roles, value: t.rolesText },
          ]}
        />
        <Alert tone="warn">
          {day <= civilDate() ? <p>{t.past}</p> : null}
          <p>{t.noUndo}</p>
        </Alert>
      </div>
    </Dialog>
  )
}

function Lines({ of }: { of: readonly ReactNode[] }) {
  return (
    <ul className={styles.lines}>
      {of.map((line, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- the lines are only read
        <li key={i}>{line}</li>
      ))}
    </ul>
  )
}

function described(successor: SuccessorValues): ReactNode {
  const isNew = successor.mode === 'new'
  return (
    <>
      {isNew ? successor.name.trim() : successor.unit?.label}
      <span className={styles.soft}> – {isNew ? t.newUnit(successor.parent?.label ?? null) : t.goesOn}</span>
    </>
  )
}
