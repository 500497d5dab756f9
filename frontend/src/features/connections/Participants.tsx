import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { partLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { civilDate, shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import styles from './Around.module.css'
import { t } from './messages.sv'
import { type Participant, participantsQuery } from './queries'
import { Warnings } from './Warnings'

const EndDialog = lazy(() => import('./EndDialog').then((file) => ({ default: file.EndDialog })))
const AppointDialog = lazy(() => import('./AppointDialog').then((file) => ({ default: file.AppointDialog })))

type Open = 'appoint' | Participant | null

/** Who takes part in a matter besides its owner, and the way to let somebody do so. Nothing, where there is neither. */
export function Participants({ matterId }: { matterId: string }) {
  const [open, setOpen] = useState<Open>(null)
  const { data } = useQuery({ ...participantsQuery(matterId) })
  if (data === undefined) return null
  const mayAppoint = may(data, 'participants')
  const present = data.participants.filter(({ endedAt }) => endedAt === null)
  const past = data.participants.filter(({ endedAt }) => endedAt !== null)
  if (data.participants.length === 0 && !mayAppoint) return null
  const close = () => setOpen(null)
  return (
    <Card
      title={t.participants}
      aside={
        mayAppoint ? (
          <Button icon="plus" onClick={() => setOpen('appoint')}>
            {t.add}
          </Button>
        ) : undefined
      }
    >
      <Warnings of={data.warnings} />
      {present.length === 0 ? <p className="muted">{t.none}</p> : null}
      <People people={present} onEnd={setOpen} />
      {past.length === 0 ? null : (
        <Details summary={t.past(past.length)}>
          <People people={past} onEnd={setOpen} />
        </Details>
      )}
      {open === 'appoint' ? (
        <Suspense>
          <AppointDialog matterId={matterId} onClose={close} />
        </Suspense>
      ) : null}
      {open === null || open === 'appoint' ? null : (
        <Suspense>
          <EndDialog matterId={matterId} participant={open} onClose={close} />
        </Suspense>
      )}
    </Card>
  )
}

function People({ people, onEnd }: { people: readonly Participant[]; onEnd: (one: Participant) => void }) {
  if (people.length === 0) return null
  return (
    <ul className={styles.rows}>
      {people.map((one) => (
        <li key={one.id} className={styles.row}>
          <div>
            <p className={styles.name}>{one.name}</p>
            <p className={styles.soft}>
              {partLabels[one.part]} · {during(one)}
            </p>
            {one.isAway && one.endedAt === null ? (
              <p className={styles.soft}>
                <Badge>{t.away}</Badge> {one.deputyName === null ? null : t.deputy(one.deputyName)}
              </p>
            ) : null}
            <Reason text={one.endedReason ?? one.reason} />
          </div>
          {may(one, 'ends') ? (
            <Button kind="quiet" aria-label={`${t.end}: ${one.name}`} onClick={() => onEnd(one)}>
              {t.end}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Reason({ text }: { text: string | null }) {
  return text === null ? null : <p className={styles.soft}>{text}</p>
}

function during({ appointedAt, endedAt }: Participant): string {
  const from = shortDate(civilDate(appointedAt))
  return endedAt === null ? t.from(from) : t.during(from, shortDate(civilDate(endedAt)))
}
