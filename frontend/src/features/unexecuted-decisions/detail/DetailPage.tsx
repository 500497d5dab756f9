import { lazy, type ReactNode, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { ClockBadge } from '@/domain/ClockBadge'
import { DECISION_STATUS, decisions as words } from '@/domain/decisions.sv'
import { Neighbours } from '@/domain/Neighbours'
import { ReadersLink } from '@/domain/ReadersLink'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import type { IconName } from '@/ui/icon/Icon'
import { WithSide } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Decision, DecisionEvent } from '../queries'
import { ClockCard } from './ClockCard'
import { EventDialog } from './EventDialog'
import { Events, Log } from './Events'
import { type Group, groupsFor } from './event'
import { DecisionFacts, ExplanationCard, IdentityCard } from './FactsCards'
import { t } from './messages.sv'

const DiscloseDialog = lazy(() =>
  import('./DiscloseDialog').then((file) => ({ default: file.DiscloseDialog })),
)
const HandOverDialog = lazy(() =>
  import('./HandOverDialog').then((file) => ({ default: file.HandOverDialog })),
)
const StrikeDialog = lazy(() => import('./StrikeDialog').then((file) => ({ default: file.StrikeDialog })))

const ICONS: Record<Group, IconName> = {
  offer: 'plus',
  execution: 'check',
  interruption: 'minus',
  resumption: 'check',
  ending: 'close',
}
/** The step that ends the waiting is the main one. */
const MAIN: readonly Group[] = ['execution', 'resumption']

type Open =
  | { kind: 'event'; group: Group }
  | { kind: 'strike'; event: DecisionEvent }
  | { kind: 'hand-over' }
  | { kind: 'disclose' }

interface Props {
  decision: Decision
  /** What a court has imposed for the decision, for those who may read it. */
  fees: ReactNode
  /** Who takes part, what is asked and written, what it hangs together with: each for those who may know. */
  around: ReactNode
  /** What is done about it and whether that helped, for those who may know. */
  actions: ReactNode
}

export function DetailPage({ decision, fees, around, actions }: Props) {
  const [open, setOpen] = useState<Open | null>(null)
  const status = DECISION_STATUS[decision.status]
  const dialog = { decision, onClose: () => setOpen(null) }
  return (
    <>
      <PageHeader
        back={
          <>
            <BackLink to="/ej-verkstallda">{t.back}</BackLink>
            <Neighbours kind="decision" id={decision.id} />
          </>
        }
        title={`${decision.benefit.label}, ${decision.reference}`}
        tabTitle={decision.reference}
        meta={
          <>
            <Badge tone={status.tone}>{status.label}</Badge>
            {decision.clock === null ? null : <ClockBadge daysLeft={decision.clock.daysLeft} />}
            {decision.isProtected ? (
              <Badge tone="danger" icon="shield">
                {words.protected}
              </Badge>
            ) : null}
            <span>{decision.unitName}</span>
          </>
        }
        actions={
          <>
            {may(decision, 'events')
              ? groupsFor(decision.status).map((group) => (
                  <Button
                    key={group}
                    kind={MAIN.includes(group) ? 'primary' : 'secondary'}
                    icon={ICONS[group]}
                    onClick={() => setOpen({ kind: 'event', group })}
                  >
                    {t.groups[group]}
                  </Button>
                ))
              : null}
            <ReadersLink matter={decision} />
          </>
        }
      />
      <WithSide
        lead={<ClockCard decision={decision} />}
        side={
          <>
            <IdentityCard decision={decision} onShow={() => setOpen({ kind: 'disclose' })} />
            {around}
          </>
        }
      >
        <Notices decision={decision} />
        <DecisionFacts
          decision={decision}
          {...(may(decision, 'handovers') ? { onHandOver: () => setOpen({ kind: 'hand-over' }) } : {})}
        />
        <Card title={t.events}>
          <Events
            decision={decision}
            onStrike={
              may(decision, 'event-strikes') ? (event) => setOpen({ kind: 'strike', event }) : undefined
            }
          />
        </Card>
        <ExplanationCard decision={decision} />
        {actions}
        {fees}
        <Card>
          <Details summary={t.history}>
            <Log decision={decision} />
          </Details>
        </Card>
      </WithSide>
      {open?.kind === 'event' ? <EventDialog {...dialog} group={open.group} /> : null}
      <Suspense>
        {open?.kind === 'strike' ? <StrikeDialog {...dialog} event={open.event} /> : null}
        {open?.kind === 'hand-over' ? <HandOverDialog {...dialog} /> : null}
        {open?.kind === 'disclose' ? <DiscloseDialog {...dialog} /> : null}
      </Suspense>
    </>
  )
}

function Notices({ decision: { status, warnings } }: { decision: Decision }) {
  return (
    <>
      {status === 'mistaken' ? (
        <Alert tone="info" title={t.mistaken}>
          <p>{t.mistakenText}</p>
        </Alert>
      ) : null}
      {warnings.length === 0 ? null : (
        <Alert tone="warn" title={t.warnings}>
          {warnings.map((warning) => (
            <p key={warning.pointer}>{warning.detail}</p>
          ))}
        </Alert>
      )}
    </>
  )
}
