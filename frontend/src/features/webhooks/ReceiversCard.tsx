import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { endpointStatusLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { dateAndTime } from '@/lib/dates'
import { Badge, type BadgeTone } from '@/ui/badge/Badge'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Row, RowList } from '@/ui/row-list/RowList'
import { AddDialog } from './AddDialog'
import { AgainDialog } from './AgainDialog'
import { DeliveryLog } from './DeliveryLog'
import { t } from './messages.sv'
import { type Receiver, receiverQuery, receiversQuery, type Step } from './queries'
import { SecretDialog } from './SecretDialog'
import { StepDialog } from './StepDialog'

const TONES: Record<Receiver['status'], BadgeTone> = {
  tried: 'accent',
  active: 'ok',
  paused: 'warn',
  ended: 'neutral',
}

interface Props {
  accountId: string
  mayAdd: boolean
}

/** Where a connected system is sent the events of its board, how it goes, and the ways to change that. */
export function ReceiversCard({ accountId, mayAdd }: Props) {
  const { data: receivers } = useQuery(receiversQuery(accountId))
  const [isAdding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Card
      title={t.card}
      aside={
        mayAdd ? (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        ) : null
      }
    >
      <p className="muted">{t.lead}</p>
      {receivers?.length === 0 ? <p>{t.nothing}</p> : null}
      <RowList>
        {receivers?.map(({ id }) => (
          <ReceiverRow key={id} id={id} onSecret={setSecret} />
        ))}
      </RowList>
      {isAdding ? (
        <AddDialog accountId={accountId} onClose={() => setAdding(false)} onSecret={setSecret} />
      ) : null}
      {secret === null ? null : <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </Card>
  )
}

type Open = Step | 'again'

function ReceiverRow({ id, onSecret }: { id: string; onSecret: (secret: string) => void }) {
  const { data: receiver } = useQuery(receiverQuery(id))
  const [open, setOpen] = useState<Open | null>(null)
  if (receiver === undefined) return null
  const close = () => setOpen(null)
  const opens = (rel: string, which: Open, label: string) =>
    may(receiver, rel) ? (
      <Button kind="quiet" onClick={() => setOpen(which)}>
        {label}
      </Button>
    ) : null
  return (
    <Row>
      <p>
        <code className="prose">{receiver.url}</code>{' '}
        <Badge tone={TONES[receiver.status]}>{endpointStatusLabels[receiver.status]}</Badge>
      </p>
      <Facts facts={factsOf(receiver)} />
      <DeliveryLog receiver={receiver} />
      <ButtonRow>
        {opens('trials', 'trials', t.trials.button)}
        {opens('redeliveries', 'again', t.again.button)}
        {opens('pauses', 'pauses', t.pauses.button)}
        {opens('secrets', 'secrets', t.secrets.button)}
        {opens('ends', 'ends', t.ends.button)}
      </ButtonRow>
      {open === 'again' ? <AgainDialog receiver={receiver} onClose={close} /> : null}
      {open === null || open === 'again' ? null : (
        <StepDialog receiver={receiver} step={open} onClose={close} onSecret={onSecret} />
      )}
    </Row>
  )
}

function factsOf({ status, outcomeWords, triedAt, takenAt, waitingSince, nextTryAt }: Receiver) {
  const tried =
    triedAt === null || outcomeWords === null ? t.trying : `${outcomeWords}, ${dateAndTime(triedAt)}`
  const isOver = status === 'ended'
  return [
    { term: t.tried, value: tried },
    { term: t.taken, value: takenAt === null ? t.never : dateAndTime(takenAt) },
    ...(isOver
      ? []
      : [{ term: t.waiting, value: waitingSince === null ? t.nothingWaits : dateAndTime(waitingSince) }]),
    ...(nextTryAt === null || isOver ? [] : [{ term: t.next, value: dateAndTime(nextTryAt) }]),
  ]
}
