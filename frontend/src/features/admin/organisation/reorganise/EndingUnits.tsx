import { IconButton } from '@/ui/button/Button'
import { FieldSet } from '@/ui/field/Field'
import type { Chosen } from '../../shared/choices'
import { UnitField } from '../../shared/UnitField'
import type { UnitSummary } from '../queries'
import { t } from './messages.sv'
import styles from './Reorganise.module.css'
import { ofEnding, type Reorganisation } from './reorganisation'

export interface PartProps {
  values: Reorganisation
  change: (part: Partial<Reorganisation>) => void
  fault: (name: string) => string | undefined
  id: (name: string) => string
  units: readonly UnitSummary[]
}

/** The units that end: one that moves or splits, or all that are merged. */
export function EndingUnits({ values, change, fault, id, units }: PartProps) {
  const take = (ending: readonly Chosen[]) => change(ofEnding(values, ending, units))
  const [first = null] = values.ending
  if (values.kind !== 'merge') {
    return (
      <UnitField
        key="one"
        id={id('ending')}
        label={t.endingOne}
        required
        error={fault('ending')}
        units={units}
        value={first}
        onChange={(unit) => take(unit === null ? [] : [unit])}
      />
    )
  }
  const left = units.filter((unit) => !values.ending.some((one) => one.id === unit.id))
  return (
    <FieldSet label={t.endingMany} required>
      <div className={styles.ending}>
        {values.ending.length === 0 ? (
          <p className="muted">{t.noneYet}</p>
        ) : (
          <ul className={styles.chosen}>
            {values.ending.map((unit) => (
              <li key={unit.id}>
                {unit.label}
                <IconButton
                  icon="close"
                  label={t.remove(unit.label)}
                  onClick={() => take(values.ending.filter((other) => other !== unit))}
                />
              </li>
            ))}
          </ul>
        )}
        <UnitField
          key={values.ending.length}
          id={id('ending')}
          label={t.addEnding}
          hint={t.endingHint}
          error={fault('ending')}
          units={left}
          value={null}
          onChange={(unit) => {
            if (unit !== null) take([...values.ending, unit])
          }}
        />
      </div>
    </FieldSet>
  )
}
