import { type ReactNode, useState } from 'react'
import { may } from '@/api/resource'
import { actionBadgeOf } from '@/domain/actions.sv'
import { DueBadge } from '@/domain/DueBadge'
import { Neighbours } from '@/domain/Neighbours'
import { ReadersLink } from '@/domain/ReadersLink'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { WithSide } from '@/ui/layout/Layout'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Action, Step } from '../queries'
import { Handling, Sources } from './Beside'
import { CarriedOut, Content, Decided, Measure, Outside } from './Cards'
import { HandOverDialog } from './HandOverDialog'
import { History } from './History'
import { t } from './messages.sv'
import { StepDialog } from './StepDialog'
import { STEPS } from './steps'

interface Props {
  action: Action
  /** What will tell whether it helped, where it is counted, for those who may see it. */
  figure: { id: string; title: string } | null
  /** The chart of what will tell whether it helped, for those who may see it. */
  chart: ReactNode
  /** Whether it helped, and the way to say so. */
  effect: ReactNode
  /** Who takes part besides the owner, and what else goes with a matter of any kind, for those who may know. */
  beside: ReactNode
}

type Open = Step | 'hand-over' | null

/** One action from its proposal to its judgement, and what may be done with it now. */
export function ActionPage({ action, figure, chart, effect, beside }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const status = actionBadgeOf(action)
  const close = () => setOpen(null)
  return (
    <>
      <PageHeader
        back={
          <>
            <BackLink to="/atgarder">{t.back}</BackLink>
            <Neighbours kind="action" id={action.id} />
          </>
        }
        title={action.title}
        tabTitle={action.reference}
        meta={
          <>
            <strong>{action.reference}</strong>
            <Badge tone={status.tone}>{status.label}</Badge>
            {action.closedAt === null ? <DueBadge dueOn={action.dueOn} /> : null}
            {action.recurredAt === null ? null : (
              <Badge tone="danger" icon="alert">
                {t.recurred}
              </Badge>
            )}
            <span>{action.unitName}</span>
          </>
        }
        actions={<Ways action={action} onOpen={setOpen} />}
      />
      <WithSide
        side={
          <>
            <Handling action={action}>
              <OtherWays action={action} onOpen={setOpen} />
            </Handling>
            <Sources action={action} />
            {beside}
          </>
        }
      >
        {action.warnings.length === 0 ? null : (
          <Alert tone="warn" title={t.warnings}>
            {action.warnings.map(({ pointer, detail }) => (
              <p key={pointer}>{detail}</p>
            ))}
          </Alert>
        )}
        <Content action={action} />
        <Decided action={action} />
        <Measure action={action} figure={figure}>
          {chart}
        </Measure>
        {effect}
        <Outside action={action} />
        <CarriedOut action={action} />
        <Card title={t.timeline}>
          <History entries={action.timeline} />
        </Card>
      </WithSide>
      {open === 'hand-over' ? <HandOverDialog action={action} onClose={close} /> : null}
      {open === null || open === 'hand-over' ? null : (
        <StepDialog key={open} action={action} name={open} onClose={close} />
      )}
    </>
  )
}

const NAMES = Object.keys(STEPS) as Step[]

interface WaysProps {
  action: Action
  onOpen: (open: Open) => void
}

/** What leads on from here. The first of it is the main step. */
function Ways({ action, onOpen }: WaysProps) {
  const steps = NAMES.filter((name) => STEPS[name].isMain && may(action, name))
  return (
    <>
      {may(action, 'decisions') ? (
        <ActionLink to="/atgarder/$id/besluta" params={{ id: action.id }} kind="primary" icon="check">
          {t.decide}
        </ActionLink>
      ) : null}
      {steps.map((name, i) => (
        <Button
          key={name}
          kind={i === 0 ? 'primary' : 'secondary'}
          icon={STEPS[name].icon}
          onClick={() => onOpen(name)}
        >
          {t.steps[name].button}
        </Button>
      ))}
      {may(action, 'replace') ? (
        <ActionLink to="/atgarder/$id/andra" params={{ id: action.id }}>
          {t.change}
        </ActionLink>
      ) : null}
      <ReadersLink matter={action} />
    </>
  )
}

/** What changes who does it, by when, or whether at all. */
function OtherWays({ action, onOpen }: WaysProps) {
  const steps = NAMES.filter((name) => !STEPS[name].isMain && may(action, name))
  const mayHandOver = may(action, 'handovers')
  if (steps.length === 0 && !mayHandOver) return null
  return (
    <ButtonRow>
      {mayHandOver ? (
        <Button icon="people" onClick={() => onOpen('hand-over')}>
          {t.handOver}
        </Button>
      ) : null}
      {steps.map((name) => (
        <Button key={name} icon={STEPS[name].icon} onClick={() => onOpen(name)}>
          {t.steps[name].button}
        </Button>
      ))}
    </ButtonRow>
  )
}
