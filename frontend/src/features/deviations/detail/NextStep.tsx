import { may } from '@/api/resource'
import { Alert } from '@/ui/alert/Alert'
import { Link } from '@/ui/link/Link'
import type { Deviation } from '../queries'
import { waitsAtIntake } from './intake'
import { t } from './messages.sv'

/** What is to be done now. Who may close it sees all that is left before that, each with the way to where it is done. */
export function NextStep({ deviation }: { deviation: Deviation }) {
  const next = waitsAtIntake(deviation) ? 'atIntake' : nextOf(deviation)
  if (next === null) return null
  const { title, mine, others } = t.next[next]
  const { remaining } = deviation
  return (
    <>
      <Alert title={title}>{may(deviation, 'reroutings') ? mine : others}</Alert>
      {remaining.length === 0 ? null : (
        <Alert title={t.remaining}>
          <ul>
            {remaining.map(({ part, detail }) => (
              <li key={part}>
                {part === 'investigations' ? (
                  <Link to="/avvikelser/$id/utred/$flik" params={{ id: deviation.id, flik: 'slutsats' }}>
                    {t.parts[part]}
                  </Link>
                ) : (
                  <a href={`#${part}`}>{t.parts[part]}</a>
                )}
                : {detail}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {may(deviation, 'closings') ? <Alert tone="ok" title={t.nothingRemains} /> : null}
    </>
  )
}

/** What says how far the investigation of it has come. */
const INVESTIGATION = new Set([
  'investigation-opened',
  'investigation-finished',
  'investigation-reopened',
  'reopened',
])

/** What is told of it, where something is: what an idea waits for is not what a deviation does. */
function nextOf({ status, reportType, timeline }: Deviation): keyof typeof t.next | null {
  if (status === 'received') return reportType === 'improvement-idea' ? 'idea' : null
  const last = timeline.findLast(({ kind }) => INVESTIGATION.has(kind))
  if (status === 'investigating' && last?.kind === 'investigation-finished') return 'investigated'
  return status in t.next ? (status as keyof typeof t.next) : null
}
