import type { ReactNode } from 'react'
import { UNIT_KIND } from '@/domain/organisation.sv'
import { longDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { Row, RowList } from '@/ui/row-list/RowList'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import type { Headcount, Role, Unit, UnitSummary } from './queries'
import styles from './UnitParts.module.css'

export function UnitsBelow({ units }: { units: readonly UnitSummary[] }) {
  if (units.length === 0) return null
  return (
    <Card title={t.unitsBelow} flush aside={<Badge>{units.length}</Badge>}>
      <RowList>
        {units.map((unit) => (
          <Row
            key={unit.id}
            aside={
              unit.managerName === null ? (
                <Badge tone="warn" icon="alert">
                  {t.nobody}
                </Badge>
              ) : (
                <span className={styles.soft}>{unit.managerName}</span>
              )
            }
          >
            <Link to="/administration/organisation/$id" params={{ id: unit.id }}>
              {unit.name}
            </Link>
            <span className={styles.soft}> {UNIT_KIND[unit.kind]}</span>
          </Row>
        ))}
      </RowList>
    </Card>
  )
}

export function RolesHere({ roles, action }: { roles: readonly Role[]; action: ReactNode }) {
  return (
    <Card title={t.roles} flush aside={action}>
      {roles.length === 0 ? (
        <p className={styles.nothing}>{t.noRoles}</p>
      ) : (
        <RowList>
          {roles.map((role) => (
            <Row key={role.id} aside={<span className={styles.soft}>{role.roleName}</span>}>
              <Link to="/administration/personer/$id" params={{ id: role.personId }}>
                {role.personName}
              </Link>
            </Row>
          ))}
        </RowList>
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
        <RowList>
          {steps.map((step) => (
            <Row
              key={step.what + step.unitId}
              aside={
                <time dateTime={step.happenedOn} className={styles.soft}>
                  {longDate(step.happenedOn)}
                </time>
              }
            >
              <span className={styles.soft}>{step.what} </span>
              <Link to="/administration/organisation/$id" params={{ id: step.unitId }}>
                {step.name}
              </Link>
            </Row>
          ))}
        </RowList>
      )}
    </Card>
  )
}
