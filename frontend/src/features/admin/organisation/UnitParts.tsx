import type { ReactNode } from 'react'
import { longDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { UNIT_KIND } from '../shared/words.sv'
import { t } from './messages.sv'
import type { Headcount, Role, Unit, UnitSummary } from './queries'
import styles from './UnitParts.module.css'

export function UnitsBelow({ units }: { units: readonly UnitSummary[] }) {
  if (units.length === 0) return null
  return (
    <Card title={t.unitsBelow} flush aside={<Badge>{units.length}</Badge>}>
      <ul className={styles.list}>
        {units.map((unit) => (
          <li key={unit.id} className={styles.item}>
            <span>
              <Link to="/administration/organisation/$id" params={{ id: unit.id }} className={styles.name}>
                {unit.name}
              </Link>
              <span className={styles.soft}> {UNIT_KIND[unit.kind]}</span>
            </span>
            {unit.managerName === null ? (
              <Badge tone="warn" icon="alert">
                {t.nobody}
              </Badge>
            ) : (
              <span className={styles.soft}>{unit.managerName}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function RolesHere({ roles, action }: { roles: readonly Role[]; action: ReactNode }) {
  return (
    <Card title={t.roles} flush aside={action}>
      {roles.length === 0 ? (
        <p className={styles.nothing}>{t.noRoles}</p>
      ) : (
        <ul className={styles.list}>
          {roles.map((role) => (
            <li key={role.id} className={styles.item}>
              <Link to="/administration/personer/$id" params={{ id: role.personId }} className={styles.name}>
                {role.personName}
              </Link>
              <span className={styles.soft}>{role.roleName}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

export function Headcounts({ counts }: { counts: readonly Headcount[] }) {
  if (counts.length === 0) {
    return (
      <Card title={t.headcounts}>
        <p className="muted">{t.noHeadcounts}</p>
      </Card>
    )
  }
  return (
    <Card title={t.headcounts} flush>
      <Table
        caption={t.headcounts}
        head={
          <>
            <HeadCell>{t.year}</HeadCell>
            <HeadCell number>{t.persons}</HeadCell>
          </>
        }
      >
        {counts.toReversed().map(({ year, persons }) => (
          <tr key={year}>
            <Cell row>{year}</Cell>
            <Cell number>{number(persons)}</Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}

/** Reorganisations before and after, with the units on the other side. */
export function History({ unit }: { unit: Unit }) {
  const steps = [
    ...unit.predecessors.map((step) => ({ ...step, what: t.cameFrom[step.kind] })),
    ...unit.successors.map((step) => ({ ...step, what: t.became[step.kind] })),
  ]
  return (
    <Card title={t.history} flush={steps.length > 0}>
      {steps.length === 0 ? (
        <p className="muted">{t.noHistory}</p>
      ) : (
        <ul className={styles.list}>
          {steps.map((step) => (
            <li key={step.what + step.unitId} className={styles.item}>
              <span>
                <span className={styles.soft}>{step.what} </span>
                <Link
                  to="/administration/organisation/$id"
                  params={{ id: step.unitId }}
                  className={styles.name}
                >
                  {step.name}
                </Link>
              </span>
              <time dateTime={step.happenedOn} className={styles.soft}>
                {longDate(step.happenedOn)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
