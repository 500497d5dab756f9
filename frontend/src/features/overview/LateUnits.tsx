import type { ReactNode } from 'react'
import { civilDate, daysBetween } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { Row, RowList } from '@/ui/row-list/RowList'
import styles from './InboxPage.module.css'
import { t } from './messages.sv'
import type { WorkItems } from './queries'

/** So many the service tells of at the most. */
const MOST = 20

type LateUnit = WorkItems['lateUnits'][number]

/** Where others within one's reach are late, in words and longest first: nobody is in step while something burns. */
export function LateUnits({ units }: { units: readonly LateUnit[] }) {
  if (units.length === 0) return null
  const names = new Map(units.map(({ unitId, unitName }) => [unitId, unitName]))
  return (
    <Card title={t.lateTitle} flush>
      <p className={styles.lead}>{t.lateText}</p>
      <RowList>
        {[...names].map(([unitId, unitName]) => (
          <Row key={unitId}>
            <strong>{unitName}</strong>
            {units
              .filter((unit) => unit.unitId === unitId)
              .map((unit) => (
                <p key={unit.kind} className={styles.way}>
                  <WayTo unit={unit}>{t.late[unit.kind](unit.overdue)}</WayTo>,{' '}
                  {t.oldest(unit.overdue, daysBetween(unit.oldestDueOn, civilDate()))}
                </p>
              ))}
          </Row>
        ))}
      </RowList>
      {units.length < MOST ? null : <p className={styles.lead}>{t.lateMore}</p>}
    </Card>
  )
}

/** Every stage of a clock that has passed its limit. */
const PAST = ['reportable', 'over-six-months', 'over-one-year'] as const

function WayTo({ unit: { kind, unitId }, children }: { unit: LateUnit; children: ReactNode }) {
  if (kind === 'decision')
    return (
      <Link to="/ej-verkstallda" search={{ enhet: unitId, ensam: true, andras: true, steg: [...PAST] }}>
        {children}
      </Link>
    )
  if (kind === 'action')
    return (
      <Link to="/atgarder" search={{ vy: 'overdue', enhet: unitId, ensam: true, andras: true }}>
        {children}
      </Link>
    )
  return (
    <Link
      to="/avvikelser"
      search={{ enhet: unitId, ensam: true, andras: true, forsenade: true, sort: 'dueOn' }}
    >
      {children}
    </Link>
  )
}
