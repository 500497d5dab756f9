import type { Chosen } from '@/domain/choices'
import { UnitField } from '@/domain/UnitField'
import type { Fields } from '@/forms/fields'
import { Button, IconButton } from '@/ui/button/Button'
import { FieldSet } from '@/ui/field/Field'
import type { UnitSummary } from '../units/queries'
import { t } from './messages.sv'
import styles from './Reorganise.module.css'
import { type EndingRow, endingRow, MOST, ofEnding, type Reorganisation } from './reorganisation'

export interface PartProps extends Fields<Reorganisation, string> {
  units: readonly UnitSummary[]
}

/** The units that end: one that moves or splits, or all that are merged. */
export function EndingUnits(props: PartProps) {
  const { values, change, units } = props
  const { ending } = values
  const take = (rows: readonly EndingRow[]) => change(ofEnding(values, rows, units))
  if (values.kind !== 'merge') return <Row {...props} i={0} label={t.endingOne} onTake={take} />
  return (
    <FieldSet label={t.endingMany} hint={t.endingHint}>
      <div className={styles.ending}>
        {ending.map((row, i) => (
          <div key={row.key} className={styles.row}>
            <Row {...props} i={i} label={t.ending(i + 1)} onTake={take} />
            {ending.length > 1 ? (
              <IconButton
                icon="close"
                label={t.removeEnding(i + 1)}
                onClick={() => take(ending.filter((other) => other !== row))}
              />
            ) : null}
          </div>
        ))}
        {ending.length < MOST ? (
          <div>
            <Button kind="quiet" icon="plus" onClick={() => take([...ending, endingRow()])}>
              {t.addEnding}
            </Button>
          </div>
        ) : null}
      </div>
    </FieldSet>
  )
}

interface RowProps extends PartProps {
  i: number
  label: string
  onTake: (rows: readonly EndingRow[]) => void
}

function Row({ values, fault, id, units, i, label, onTake }: RowProps) {
  const set = (unit: Chosen | null) =>
    onTake(values.ending.map((row, place) => (place === i ? { ...row, unit } : row)))
  return (
    <UnitField
      id={id(`ending.${i}`)}
      label={label}
      required
      error={fault(`ending.${i}`)}
      units={units}
      value={values.ending[i]?.unit ?? null}
      onChange={set}
    />
  )
}
