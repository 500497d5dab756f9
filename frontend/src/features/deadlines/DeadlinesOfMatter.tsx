import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { TimeLeftBadge } from '@/domain/TimeLeftBadge'
import { clockTime, longDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { Row, RowList } from '@/ui/row-list/RowList'
import { t } from './messages.sv'
import { type Deadline, deadlinesQuery } from './queries'
import { statusOf } from './status'

const WaiveDialog = lazy(() => import('./WaiveDialog').then((file) => ({ default: file.WaiveDialog })))

interface Props {
  matterId: string
}

/** What is to be done in a matter and until when, and how it went with what has ended. */
export function DeadlinesOfMatter({ matterId }: Props) {
  const [waiving, setWaiving] = useState<Deadline | null>(null)
  const { data } = useQuery(deadlinesQuery(matterId))
  if (data === undefined) return null
  const open = data.filter(({ endedOn }) => endedOn === null)
  const ended = data.filter(({ endedOn }) => endedOn !== null)
  return (
    <Card title={t.title}>
      {data.length === 0 ? <p className="muted">{t.none}</p> : null}
      {open.length === 0 ? null : <Times times={open} onWaive={setWaiving} />}
      {ended.length === 0 ? null : (
        <Details summary={t.ofOthers(ended.length)}>
          <Times times={ended} onWaive={setWaiving} />
        </Details>
      )}
      {waiving === null ? null : (
        <Suspense>
          <WaiveDialog deadline={waiving} onClose={() => setWaiving(null)} />
        </Suspense>
      )}
    </Card>
  )
}

function Times({ times, onWaive }: { times: readonly Deadline[]; onWaive: (deadline: Deadline) => void }) {
  return (
    <RowList>
      {times.map((deadline) => (
        <Row key={deadline.id}>
          <Stack tight>
            <p>
              <strong>{deadline.ruleName}</strong>{' '}
              {deadline.endedOn === null ? (
                <TimeLeftBadge dueOn={deadline.dueOn} dueAt={deadline.dueAt} />
              ) : (
                <Badge tone={statusOf(deadline).tone}>{statusOf(deadline).label}</Badge>
              )}
            </p>
            <Facts
              facts={[
                {
                  term: t.latestDay,
                  value:
                    deadline.dueAt === null
                      ? longDate(deadline.dueOn)
                      : `${longDate(deadline.dueAt)} kl. ${clockTime(deadline.dueAt)}`,
                },
                { term: t.ended, value: deadline.endedOn === null ? null : longDate(deadline.endedOn) },
                { term: t.owner, value: deadline.endedOn === null ? deadline.ownerName : null },
                {
                  term: t.reason,
                  value: deadline.reason === null ? null : <span className="prose">{deadline.reason}</span>,
                },
              ]}
            />
            <p className="muted">
              {deadline.explanation}
              {deadline.legalReference === null ? null : ` ${t.law}: ${deadline.legalReference}.`}
            </p>
            {may(deadline, 'waivers') ? (
              <div>
                <Button kind="quiet" icon="close" onClick={() => onWaive(deadline)}>
                  {t.waive}
                  <span className="visually-hidden">{t.waiveOf(deadline.ruleName)}</span>
                </Button>
              </div>
            ) : null}
          </Stack>
        </Row>
      ))}
    </RowList>
  )
}
