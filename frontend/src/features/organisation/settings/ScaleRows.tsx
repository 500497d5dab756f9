import { warningOf } from '@/forms/fields'
import { Button } from '@/ui/button/Button'
import { FieldSet } from '@/ui/field/Field'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import styles from './ScaleRows.module.css'
import { type LevelRow, newLevel, newStep, type StepRow } from './settings-form'

const STEPS = { least: 2, most: 10 }
/** As many as the matrix has colours for. */
const MOST_LEVELS = 4

interface StepProps {
  label: string
  rows: readonly StepRow[]
  id: (i: number) => string
  fault: (i: number) => string | undefined
  onChange: (rows: readonly StepRow[]) => void
}

/** What the steps of an axis are called. They grow and shrink at the top, so that the numbers keep their meaning. */
export function StepRows({ label, rows, id, fault, onChange }: StepProps) {
  return (
    <FieldSet label={label}>
      <div className={styles.steps}>
        {rows.map((row, i) => (
          <TextField
            key={row.key}
            id={id(i)}
            label={t.step(i + 1)}
            error={fault(i)}
            warning={warningOf(row.label)}
            value={row.label}
            onChange={(event) =>
              onChange(rows.map((other) => (other === row ? { ...row, label: event.target.value } : other)))
            }
          />
        ))}
      </div>
      <div className={styles.buttons}>
        {rows.length < STEPS.most ? (
          <Button kind="quiet" icon="plus" onClick={() => onChange([...rows, newStep()])}>
            {t.addStep}
          </Button>
        ) : null}
        {rows.length > STEPS.least ? (
          <Button kind="quiet" icon="minus" onClick={() => onChange(rows.slice(0, -1))}>
            {t.removeStep}
          </Button>
        ) : null}
      </div>
    </FieldSet>
  )
}

interface LevelProps {
  rows: readonly LevelRow[]
  id: (name: string) => string
  fault: (name: string) => string | undefined
  onChange: (rows: readonly LevelRow[]) => void
}

/** Which product each level begins at. */
export function LevelRows({ rows, id, fault, onChange }: LevelProps) {
  const set = (row: LevelRow, part: Partial<LevelRow>) =>
    onChange(rows.map((other) => (other === row ? { ...row, ...part } : other)))
  return (
    <FieldSet id={id('levels')} label={t.levels} hint={t.levelsHint} error={fault('levels')}>
      <div className={styles.levels}>
        {rows.map((row, i) => (
          <div key={row.key} className={styles.level}>
            <TextField
              id={id(`levels.${i}.label`)}
              label={t.levelName}
              error={fault(`levels.${i}.label`)}
              warning={warningOf(row.label)}
              value={row.label}
              onChange={(event) => set(row, { label: event.target.value })}
            />
            <TextField
              id={id(`levels.${i}.starts`)}
              label={t.levelFrom}
              width="short"
              inputMode="numeric"
              error={fault(`levels.${i}.starts`)}
              value={row.starts}
              onChange={(event) => set(row, { starts: event.target.value })}
            />
            {row.code === null ? (
              <Button
                kind="quiet"
                icon="close"
                onClick={() => onChange(rows.filter((other) => other !== row))}
              >
                {t.removeLevel}
              </Button>
            ) : null}
          </div>
        ))}
      </div>
      {rows.length < MOST_LEVELS ? (
        <div className={styles.buttons}>
          <Button kind="quiet" icon="plus" onClick={() => onChange([...rows, newLevel()])}>
            {t.addLevel}
          </Button>
        </div>
      ) : null}
    </FieldSet>
  )
}
