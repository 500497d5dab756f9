import { aroundStep } from '@/domain/around.sv'
import { DECISION_EVENT } from '@/domain/decisions.sv'
import { civilDate, longDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import type { IconName } from '@/ui/icon/Icon'
import { Timeline } from '@/ui/timeline/Timeline'
import type { Decision, DecisionEvent } from '../queries'
import styles from './DetailPage.module.css'
import { amountOf } from './FactsCards'
import { t } from './messages.sv'

interface Props {
  decision: Decision
  /** Left out for those who may not strike. */
  onStrike: ((event: DecisionEvent) => void) | undefined
}

/** What has happened to the benefit, by the day it happened, latest first. What was struck stays to be read. */
export function Events({ decision, onStrike }: Props) {
  if (decision.events.length === 0) return <p className="muted">{t.eventsNone}</p>
  return (
    <ol className={styles.events} reversed>
      {decision.events.toReversed().map((event) => (
        <li key={event.id} className={styles.event} data-struck={event.struckAt !== null}>
          <time dateTime={event.happenedOn}>{longDate(event.happenedOn)}</time>
          <div>
            <p className={styles.what}>{DECISION_EVENT[event.kind]}</p>
            <Words decision={decision} event={event} />
          </div>
          {event.struckAt === null && onStrike !== undefined ? (
            <Button
              kind="quiet"
              onClick={() => onStrike(event)}
              aria-label={`${t.strike}: ${DECISION_EVENT[event.kind]} ${event.happenedOn}`}
            >
              {t.strike}
            </Button>
          ) : null}
          {event.struckAt === null ? null : <Badge>{t.struck}</Badge>}
        </li>
      ))}
    </ol>
  )
}

function Words({ decision, event }: { decision: Decision; event: DecisionEvent }) {
  const amount = amountOf(decision, event.executedExtent)
  const facts = [
    amount === null ? null : t.executedExtent(amount),
    event.wasReasonable === null ? null : event.wasReasonable ? t.reasonable : t.notReasonable,
    event.struckReason,
    event.isFromSource ? `(${t.fromSource})` : null,
  ].filter((text) => text !== null)
  return (
    <>
      {event.note === null ? null : <p className="prose">{event.note}</p>}
      {facts.length === 0 ? null : <p className={styles.note}>{facts.join(' ')}</p>}
    </>
  )
}

const ICONS: Record<string, IconName> = {
  registered: 'document',
  explained: 'document',
  'handed-over': 'arrowRight',
  'participant-appointed': 'people',
  'participant-ended': 'people',
  linked: 'arrowRight',
  'link-struck': 'close',
  'diary-number-noted': 'document',
  'diary-number-struck': 'close',
  'message-sent': 'document',
  'event-struck': 'close',
  'identity-disclosed': 'shield',
  'limit-near': 'clock',
  'limit-passed': 'alert',
}

/** Who did what in the register, and when: every step is kept. */
export function Log({ decision }: { decision: Decision }) {
  return (
    <Timeline
      entries={decision.timeline.map((entry) => ({
        id: entry.id,
        at: entry.at,
        title: labelOf(entry.kind, entry.data),
        by: entry.actorName,
        icon: ICONS[entry.kind] ?? 'check',
        ...(entry.note === null ? {} : { body: entry.note }),
      }))}
    />
  )
}

function labelOf(kind: string, data: Readonly<Record<string, string>>): string {
  const known: Readonly<Record<string, string>> = { ...t.log, ...DECISION_EVENT }
  const label = known[kind] ?? aroundStep(kind, data) ?? t.changed
  const day = data['happenedOn']
  if (kind === 'handed-over' && data['target'] !== undefined) return `${label} till ${data['target']}`
  return day === undefined || day === civilDate() ? label : `${label} ${longDate(day)}`
}
