import { type ReactNode, useState } from 'react'
import { may } from '@/api/resource'
import { ValidityBadge } from '@/domain/ValidityBadge'
import { shortValidity, stateOn } from '@/domain/validity'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Facts } from '@/ui/facts/Facts'
import { WithSide } from '@/ui/layout/Layout'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { LoginCard } from './LoginCard'
import { t } from './messages.sv'
import styles from './PersonPage.module.css'
import type { Assignment, Person } from './queries'
import { RoleTimeDialog } from './RoleTimeDialog'

interface Props {
  person: Person
  boardName: (id: string) => string
  /** Whether it is oneself: nobody changes one's own roles. */
  isMe: boolean
  mayChangeRoles: boolean
  /** Absences of the person, where the caller may see them. */
  absences: ReactNode
}

/** Somebody, and every role through the years that the caller may know of. */
export function PersonPage({ person, boardName, isMe, mayChangeRoles, absences }: Props) {
  const [changing, setChanging] = useState<Assignment | null>(null)
  const ended = person.assignments.filter((role) => stateOn(role) === 'ended')
  const held = person.assignments.filter((role) => stateOn(role) !== 'ended')
  const canChange = mayChangeRoles && !isMe
  const table = (roles: readonly Assignment[]) => (
    <RoleTable roles={roles} boardName={boardName} onChange={canChange ? setChanging : undefined} />
  )
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/personer" search={{ namnd: person.boardId }}>
            {t.title}
          </BackLink>
        }
        title={person.name}
        tabTitle={t.caption}
        meta={
          <>
            {person.title === '' ? null : <span>{person.title}</span>}
            {person.isActive ? <Badge tone="ok">{t.active}</Badge> : <Badge>{t.inactive}</Badge>}
          </>
        }
        actions={
          <>
            {canChange ? <GiveRole person={person} /> : null}
            {may(person, 'replace') ? (
              <ActionLink to="/administration/personer/$id/andra" params={{ id: person.id }}>
                {t.edit}
              </ActionLink>
            ) : null}
          </>
        }
      />
      <WithSide
        side={
          <>
            <Card title={t.facts}>
              <Facts
                facts={[
                  { term: t.jobTitle, value: person.title },
                  { term: t.email, value: person.email },
                ]}
              />
            </Card>
            {may(person, 'login') ? <LoginCard person={person} /> : null}
            {absences}
          </>
        }
      >
        {isMe && mayChangeRoles ? <Alert>{t.own}</Alert> : null}
        <Card title={t.rolesNow} flush>
          {held.length === 0 ? (
            <EmptyState icon="shield" title={t.noRolesTitle}>
              {t.noRolesText}
            </EmptyState>
          ) : (
            table(held)
          )}
          {ended.length === 0 ? null : (
            <div className={styles.ended}>
              <Details summary={t.rolesBefore(ended.length)}>{table(ended)}</Details>
            </div>
          )}
        </Card>
      </WithSide>
      {changing === null ? null : (
        <RoleTimeDialog
          role={changing}
          where={placeOf(changing, boardName)}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  )
}

function GiveRole({ person }: { person: Person }) {
  return (
    <ActionLink
      to="/administration/personer/ny-roll"
      search={{ person: person.id, namnd: person.boardId }}
      kind="primary"
      icon="plus"
    >
      {t.giveRole}
    </ActionLink>
  )
}

interface TableProps {
  roles: readonly Assignment[]
  boardName: (id: string) => string
  onChange: ((role: Assignment) => void) | undefined
}

function RoleTable({ roles, boardName, onChange }: TableProps) {
  return (
    <Table
      caption={t.rolesNow}
      stack
      head={
        <>
          <HeadCell>{t.roleColumns.role}</HeadCell>
          <HeadCell>{t.roleColumns.where}</HeadCell>
          <HeadCell>{t.roleColumns.time}</HeadCell>
          <HeadCell>{t.roleColumns.state}</HeadCell>
          {onChange === undefined ? null : (
            <HeadCell>
              <span className="visually-hidden">{t.roleColumns.change}</span>
            </HeadCell>
          )}
        </>
      }
    >
      {roles.map((role) => (
        <tr key={role.id}>
          <Cell row>
            {role.roleName}
            {role.isByRule ? <span className="muted"> · {t.byRule}</span> : null}
          </Cell>
          <Cell label={t.roleColumns.where}>{placeOf(role, boardName)}</Cell>
          <Cell label={t.roleColumns.time}>{shortValidity(role)}</Cell>
          <Cell label={t.roleColumns.state}>
            <ValidityBadge of={role} />
          </Cell>
          {onChange === undefined ? null : (
            <Cell>
              {role.isByRule ? null : (
                <Button
                  kind="quiet"
                  aria-label={t.endRole(role.roleName.toLowerCase())}
                  onClick={() => onChange(role)}
                >
                  {t.end}
                </Button>
              )}
            </Cell>
          )}
        </tr>
      ))}
    </Table>
  )
}

function placeOf(role: Assignment, boardName: (id: string) => string): string {
  return role.unitName ?? t.wholeBoard(boardName(role.boardId))
}
