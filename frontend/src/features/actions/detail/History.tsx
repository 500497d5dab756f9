import type { IconName } from '@/ui/icon/Icon'
import { Timeline } from '@/ui/timeline/Timeline'
import { stepLabel } from '../messages.sv'
import type { Action } from '../queries'

const ICONS: Readonly<Record<string, IconName>> = {
  proposed: 'document',
  decided: 'check',
  declined: 'close',
  started: 'arrowRight',
  sent: 'arrowRight',
  answered: 'document',
  completed: 'checkCircle',
  postponed: 'clock',
  overdue: 'clock',
  cancelled: 'close',
  measured: 'chart',
  'effect-judged': 'check',
  reopened: 'chevronLeft',
  recurred: 'alert',
  'handed-over': 'people',
  'participant-appointed': 'people',
  'participant-ended': 'people',
}

/** Everything that has happened to an action, in one line of time. */
export function History({ entries }: { entries: Action['timeline'] }) {
  return (
    <Timeline
      entries={entries.map(({ id, at, kind, data, actorName, note }) => ({
        id,
        at,
        title: stepLabel(kind, data),
        by: actorName,
        icon: ICONS[kind] ?? 'info',
        ...(note === null ? {} : { body: note }),
      }))}
    />
  )
}
