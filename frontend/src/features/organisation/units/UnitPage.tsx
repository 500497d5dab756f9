import { may } from '@/api/resource'
import { AREAS } from '@/domain/areas.sv'
import { UNIT_KIND } from '@/domain/organisation.sv'
import { ValidityBadge } from '@/domain/ValidityBadge'
import { stateOn, validityText } from '@/domain/validity'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { WithSide } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import type { Role, Unit, UnitSummary } from './queries'
import { Headcounts, History, RolesHere, UnitsBelow } from './UnitParts'

interface Props {
  unit: Unit
  /** The units of the same board on the day that this one is shown for. */
  units: readonly UnitSummary[]
  /** Left out where the caller may not know of roles. */
  roles: readonly Role[] | undefined
  mayGiveRole: boolean
}

/** What stands about a unit, who answers for it, and what it has been. */
export function UnitPage({ unit, units, roles, mayGiveRole }: Props) {
  const state = stateOn(unit)
  const giveRole = mayGiveRole && state !== 'ended'
  const lacksManager = unit.managerId === null && state === 'current'
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/organisation" search={{ namnd: unit.boardId }}>
            {t.title}
          </BackLink>
        }
        title={unit.name}
        meta={
          <>
            <Badge>{UNIT_KIND[unit.kind]}</Badge>
            <ValidityBadge of={unit} />
            <span>{AREAS[unit.area]}</span>
          </>
        }
        actions={<Actions unit={unit} />}
      />
      <WithSide
        side={
          <>
            <AboutUnit unit={unit} units={units} />
            <Headcounts counts={unit.headcounts} />
          </>
        }
      >
        {lacksManager ? (
          <Alert
            tone="warn"
            title={t.noManagerTitle}
            actions={giveRole ? <GiveRole unit={unit} asManager /> : undefined}
          >
            {t.noManager}
          </Alert>
        ) : null}
        <UnitsBelow units={units.filter((other) => other.parentId === unit.id)} />
        {roles === undefined ? null : (
          <RolesHere roles={roles} action={giveRole ? <GiveRole unit={unit} /> : null} />
        )}
        <History unit={unit} />
      </WithSide>
    </>
  )
}

function Actions({ unit }: { unit: Unit }) {
  return (
    <>
      {may(unit, 'replace') ? (
        <ActionLink to="/administration/organisation/$id/andra" params={{ id: unit.id }} kind="primary">
          {t.edit}
        </ActionLink>
      ) : null}
      {may(unit, 'unit-successions') && stateOn(unit) === 'current' ? (
        <ActionLink to="/administration/organisation/omorganisera" search={{ enhet: unit.id }}>
          {t.reorganise}
        </ActionLink>
      ) : null}
    </>
  )
}

function GiveRole({ unit, asManager = false }: { unit: Unit; asManager?: boolean }) {
  return (
    <ActionLink
      to="/administration/personer/ny-roll"
      search={{ enhet: unit.id, namnd: unit.boardId, roll: asManager ? 'unit-manager' : undefined }}
      icon="plus"
    >
      {t.giveRole}
    </ActionLink>
  )
}

function AboutUnit({ unit, units }: { unit: Unit; units: readonly UnitSummary[] }) {
  const parent = units.find((other) => other.id === unit.parentId)
  return (
    <Card title={t.facts}>
      <Facts
        facts={[
          { term: t.manager, value: unit.managerName ?? t.nobody },
          { term: t.deputy, value: unit.deputyName },
          {
            term: t.parent,
            value:
              parent === undefined ? (
                above(unit)
              ) : (
                <Link to="/administration/organisation/$id" params={{ id: parent.id }}>
                  {parent.name}
                </Link>
              ),
          },
          { term: t.kind, value: UNIT_KIND[unit.kind] },
          { term: t.area, value: AREAS[unit.area] },
          { term: t.time, value: validityText(unit) },
        ]}
      />
    </Card>
  )
}

/** The name above, when the unit there is not at hand to link to. */
function above(unit: Unit): string {
  return unit.parentId === null ? t.top : (unit.path.split(' / ').at(-2) ?? t.top)
}
