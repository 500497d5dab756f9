import type { ReactNode } from 'react'
import {
  actionDecisionLabels,
  actionHorizonLabels,
  actionKindLabels,
  actionLevelLabels,
  concernsChildLabels,
  outsideKindLabels,
} from '@/api/codes.gen'
import { isGoingOn, reopenedAt } from '@/domain/action-course'
import { STRENGTH } from '@/domain/actions.sv'
import { civilDate, daysBetween, longDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { Link } from '@/ui/link/Link'
import type { Action } from '../queries'
import { t } from './messages.sv'

interface Props {
  action: Action
}

/** What is to be done, as it was proposed. */
export function Content({ action }: Props) {
  const { actionKind, level, strength, horizon, concernsChild, timeline } = action
  return (
    <Card title={t.action}>
      <p className="prose">{action.what}</p>
      <Facts
        columns
        facts={[
          {
            term: t.kind,
            value: `${actionKindLabels[actionKind]} (${actionLevelLabels[level].toLowerCase()})`,
          },
          { term: t.strength, value: STRENGTH[strength].label },
          { term: t.horizon, value: horizon === null ? null : actionHorizonLabels[horizon] },
          { term: t.concernsChild, value: concernsChildLabels[concernsChild] },
          { term: t.proposed, value: t.by(longDate(action.proposedAt), timeline[0]?.actorName ?? null) },
        ]}
      />
      {action.decision === null ? null : (
        <p className="muted">{isGoingOn(action) ? t.lockedOpen : t.locked}</p>
      )}
    </Card>
  )
}

/** What was decided, by whom and why. */
export function Decided({
  action: { decision, decidedAt, decidedByName, decisionWords, weakReason },
}: Props) {
  if (decision === null || decidedAt === null) return null
  return (
    <Card title={t.decision}>
      <Facts
        facts={[
          { term: t.carriesOut, value: actionDecisionLabels[decision] },
          { term: decision === 'partly' ? t.parts : t.words, value: prose(decisionWords) },
          { term: t.weakReason, value: prose(weakReason) },
          { term: t.decided, value: t.by(longDate(decidedAt), decidedByName) },
        ]}
      />
    </Card>
  )
}

interface MeasureProps extends Props {
  /** What is counted, for those who reach it. */
  figure: { id: string; title: string } | null
  /** Its chart. */
  children: ReactNode
}

/** How it will be seen whether it helped: registered before it was known. Where it was begun again, the latest. */
export function Measure({ action: { measures }, figure, children }: MeasureProps) {
  const measure = measures.at(-1)
  if (measure === undefined) return null
  const { statement, figureId, direction, sizePercent, followUpOn, followerName } = measure
  return (
    <Card title={t.measure}>
      <Stack>
        <Facts
          columns
          facts={[
            { term: t.statement, value: statement },
            {
              term: t.figure,
              value:
                figureId === null ? null : figure === null ? (
                  t.someFigure
                ) : (
                  <Link to="/statistik/matt/$id" params={{ id: figure.id }}>
                    {figure.title}
                  </Link>
                ),
            },
            { term: t.expected, value: direction === null ? null : t.expectation[direction](sizePercent) },
            { term: t.followUp, value: t.by(longDate(followUpOn), followerName) },
          ]}
        />
        {children}
        <p className="muted">{t.registered}</p>
      </Stack>
    </Card>
  )
}

/** What somebody outside has been asked, and what they have said. */
export function Outside({ action: { outside, doerName, sentOn, answeredOn, answer } }: Props) {
  if (outside === null) return null
  const waited = sentOn === null ? null : t.waited(daysBetween(sentOn, civilDate()))
  return (
    <Card title={t.outside}>
      <Facts
        columns
        facts={[
          { term: t.party, value: `${outside.name} (${outsideKindLabels[outside.kind].toLowerCase()})` },
          { term: t.contact, value: doerName ?? t.nobody },
          { term: t.sent, value: sentOn === null ? t.notSent : longDate(sentOn) },
          { term: t.answered, value: answeredOn === null ? waited : longDate(answeredOn) },
          { term: t.answer, value: prose(answer) },
        ]}
      />
    </Card>
  )
}

/** When it began and what shows that it is done, or why it never will be. */
export function CarriedOut({ action }: Props) {
  const { startedOn, status, doneAt, evidence, cancelledReason } = action
  const reopened = reopenedAt(action)
  if (startedOn === null && cancelledReason === null) return null
  const isDone = doneAt !== null && status !== 'cancelled'
  return (
    <Card title={t.carriedOut}>
      <Facts
        facts={[
          { term: t.started, value: startedOn === null ? null : longDate(startedOn) },
          { term: t.reopened, value: reopened === null ? null : longDate(reopened) },
          { term: t.done, value: isDone ? longDate(doneAt) : null },
          { term: t.evidence, value: prose(evidence) },
          { term: t.cancelledReason, value: prose(cancelledReason) },
        ]}
      />
    </Card>
  )
}

function prose(text: string | null) {
  return text === null ? null : <span className="prose">{text}</span>
}
