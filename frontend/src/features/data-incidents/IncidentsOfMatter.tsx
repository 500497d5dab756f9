import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { moment, statusOf } from './clock'
import { t } from './messages.sv'
import { incidentsOfQuery, type OfMatter } from './queries'

const BesideDialog = lazy(() => import('./BesideDialog').then((file) => ({ default: file.BesideDialog })))

/** Whether somebody who should not have may have seen personal data, and the way to say so. Nothing, where there is neither. */
export function IncidentsOfMatter({ matterId }: { matterId: string }) {
  const [open, setOpen] = useState<'flag' | 'withdraw' | null>(null)
  const { data } = useQuery(incidentsOfQuery(matterId))
  if (data === undefined) return null
  const mayFlag = may(data, 'data-incidents')
  const mayWithdraw = may(data, 'withdrawals')
  if (data.dataIncidents.length === 0 && !mayFlag) return null
  return (
    <Card
      title={t.beside.title}
      aside={
        mayFlag ? (
          <Button icon="shield" onClick={() => setOpen('flag')}>
            {t.beside.flag}
          </Button>
        ) : undefined
      }
    >
      {data.dataIncidents.length === 0 ? <p className="muted">{t.beside.nobody}</p> : null}
      {data.warnings.map(({ code, detail }) => (
        <Alert key={code} tone="warn" title={detail} />
      ))}
      {data.dataIncidents.map((incident) => (
        <Told
          key={incident.id}
          incident={incident}
          onWithdraw={mayWithdraw ? () => setOpen('withdraw') : null}
        />
      ))}
      {open === null ? null : (
        <Suspense>
          <BesideDialog matterId={matterId} step={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </Card>
  )
}

interface ToldProps {
  incident: OfMatter['dataIncidents'][number]
  onWithdraw: (() => void) | null
}

function Told({ incident, onWithdraw }: ToldProps) {
  const { id, status, words, dueAt, decisionReason, withdrawnReason } = incident
  const reason = withdrawnReason ?? decisionReason
  return (
    <div>
      <p>
        <Badge tone={statusOf(incident).tone}>{statusOf(incident).label}</Badge>
      </p>
      {words === null ? null : <p className="prose">{words}</p>}
      {reason === null ? null : <p className="prose">{`${t.reason}: ${reason}`}</p>}
      {status === 'reported' && dueAt !== null ? <p>{t.beside.waits(moment(dueAt))}</p> : null}
      <p className="muted">{t.toldBy(incident.toldByName, moment(incident.toldAt))}</p>
      {may(incident, 'data-incident') ? (
        <p>
          <Link to="/incidenter/$id" params={{ id }}>
            {t.beside.open}
          </Link>
        </p>
      ) : null}
      {status === 'reported' && onWithdraw !== null ? (
        <Button kind="quiet" icon="close" onClick={onWithdraw}>
          {t.beside.withdraw}
        </Button>
      ) : null}
    </div>
  )
}
