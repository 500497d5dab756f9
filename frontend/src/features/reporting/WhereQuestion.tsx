import { useState } from 'react'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { t } from './messages.sv'
import styles from './ReportForm.module.css'
import type { QuestionProps } from './report-form'

/** The reporter's own unit is filled in and only confirmed; the search field is fetched when somebody needs another. */
export function WhereQuestion({
  values,
  change,
  fault,
  id,
  ownUnit,
  units,
}: QuestionProps & { ownUnit: ComboItem | null; units: readonly ComboItem[] }) {
  const chosen =
    units.find((unit) => unit.id === values.unitId) ?? (ownUnit?.id === values.unitId ? ownUnit : null)
  const [isChoosing, setChoosing] = useState(chosen === null)
  return (
    <Card title={t.where}>
      {isChoosing || chosen === null ? (
        <ComboBox
          id={id('unitId')}
          label={t.unit}
          hint={t.unitHint}
          error={fault('unitId')}
          required
          items={units}
          value={values.unitId === '' ? null : values.unitId}
          onChange={(unit) => change({ unitId: unit ?? '' })}
        />
      ) : (
        <div className={styles.unit} id={id('unitId')}>
          <p>
            <span className={styles.unitName}>{chosen.label}</span>
            {chosen.id === ownUnit?.id ? <span className="muted"> – {t.ownUnit}</span> : null}
          </p>
          <Button kind="quiet" onClick={() => setChoosing(true)}>
            {t.otherUnit}
          </Button>
        </div>
      )}
    </Card>
  )
}
