import type { IconName } from '@/ui/icon/Icon'
import { Timeline } from '@/ui/timeline/Timeline'
import { stepLabel } from '../messages.sv'
import type { Deviation } from '../queries'

const ICONS: Record<string, IconName> = {
  reported: 'document',
  added: 'plus',
  rerouted: 'arrowRight',
  'handed-over': 'arrowRight',
  'participant-appointed': 'people',
  'participant-ended': 'people',
  linked: 'arrowRight',
  'link-struck': 'close',
  'diary-number-noted': 'document',
  'diary-number-struck': 'close',
  'message-sent': 'document',
  assessed: 'check',
  concluded: 'check',
  'investigation-opened': 'document',
  'investigation-finished': 'checkCircle',
  'investigation-reopened': 'document',
  reopened: 'chevronLeft',
  answered: 'document',
  'same-event': 'people',
  closed: 'checkCircle',
  'effect-judged': 'check',
  overdue: 'clock',
  'deadline-waived': 'clock',
  'source-updated': 'plus',
  undone: 'chevronLeft',
}

/** Everything that has happened, in one line of time. */
export function History({ entries }: { entries: Deviation['timeline'] }) {
  return (
    <Timeline
      entries={entries.map((entry) => ({
        id: entry.id,
        at: entry.at,
        title: stepLabel(entry.kind, entry.data),
        by: entry.actorName,
        icon: ICONS[entry.kind] ?? 'info',
        ...(entry.note === null ? {} : { body: entry.note }),
      }))}
    />
  )
}
