import type { ReactNode } from 'react'
import { isGoingOn, reopenedAt } from '@/domain/action-course'
import { actionStatusOf } from '@/domain/actions.sv'
import { MATTER_PAGE } from '@/domain/matters'
import { longDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Link } from '@/ui/link/Link'
import type { Action } from '../queries'
import { t } from './messages.sv'

/** Who has it now, and until when. */
export function Handling({ action, children }: { action: Action; children: ReactNode }) {
  const { status, decision, ownerName, doerName, carryOutBy, dueOn, postponements } = action
  const outside = action.outside?.name
  const isReopened = reopenedAt(action) !== null
  const isMoved = isGoingOn(action) && (isReopened || dueOn !== carryOutBy)
  const isTakenOver = isGoingOn(action) && doerName !== null && ownerName !== null && ownerName !== doerName
  const decidedFor = isReopened ? t.decidedFirst : t.decidedFor
  const until = status === 'declined' ? null : longDate(carryOutBy)
  return (
    <Card title={t.handling}>
      <Facts
        facts={[
          { term: t.status, value: actionStatusOf(status).label },
          { term: t.owner, value: ownerName ?? t.nobody },
          { term: t.doer, value: outside ?? (isTakenOver ? t.takenOver(doerName, ownerName) : doerName) },
          { term: t.carryOutBy, value: isMoved ? longDate(dueOn) : null },
          { term: decision === null ? t.carryOutBy : decidedFor, value: until },
        ]}
      />
      {postponements === 0 ? null : <p className="muted">{t.postponed(postponements)}</p>}
      {children}
    </Card>
  )
}

/** What it comes from: one action may answer several matters. */
export function Sources({ action: { sources, sourcesBeyond } }: { action: Action }) {
  const isNone = sources.length + sourcesBeyond === 0
  return (
    <Card title={t.sources}>
      {isNone ? <p className="muted">{t.noSource}</p> : null}
      {sources.map(({ id, kind, reference, title }) => (
        <p key={id}>
          <Link to={MATTER_PAGE[kind as keyof typeof MATTER_PAGE]} params={{ id }}>
            {reference}
          </Link>{' '}
          {title}
        </p>
      ))}
      {sourcesBeyond === 0 ? null : <p className="muted">{t.beyond(sourcesBeyond, sources.length > 0)}</p>}
    </Card>
  )
}
