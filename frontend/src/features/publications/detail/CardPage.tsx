import { useState } from 'react'
import { may } from '@/api/resource'
import { pageOf } from '@/domain/matters'
import { longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Found } from '../Found'
import { STATUS, t } from '../messages.sv'
import type { Card as Publication } from '../queries'
import { TONE } from '../status'
import { AnewDialog, PublishDialog } from './ConfirmDialogs'
import { Reach } from './Reach'
import { BackDialog, WithdrawDialog } from './ReasonDialog'
import { SendDialog } from './SendDialog'

const DIALOG = {
  send: SendDialog,
  sendBack: BackDialog,
  publish: PublishDialog,
  withdraw: WithdrawDialog,
  anew: AnewDialog,
} as const
type Step = keyof typeof DIALOG

interface Props {
  card: Publication
  onAnew: (card: Publication) => void
}

/** What was learnt, on one page for the meeting; and below it how far it has reached. */
export function CardPage({ card, onAnew }: Props) {
  const [open, setOpen] = useState<Step | null>(null)
  const Dialog = open === null ? null : DIALOG[open]
  return (
    <>
      <PageHeader
        back={<BackLink to="/larande">{t.back}</BackLink>}
        title={card.title}
        tabTitle={t.kind}
        meta={
          <>
            <Badge tone={TONE[card.status]}>{STATUS[card.status]}</Badge>
            <span>{card.unitName ?? t.board}</span>
            <span>{whoseOf(card)}</span>
          </>
        }
        actions={<Steps card={card} onOpen={setOpen} />}
      />
      <Stack width="page">
        <Found card={card} />
        <Said title={t.backTitle} text={card.backReason} />
        <Said title={t.withdrawnTitle} text={card.withdrawnReason} />
        <Text title={t.happened} text={card.happened} />
        <Text title={t.learnt} text={card.learnt} />
        <Text title={t.changed} text={card.changed} />
        <Card title={t.questions}>
          <ol>
            {[card.firstQuestion, card.secondQuestion, card.thirdQuestion].map((question, i) => (
              <li key={t.question[i]}>{question ?? <span className="muted">{t.missing}</span>}</li>
            ))}
          </ol>
        </Card>
        <Behind card={card} />
        {card.status === 'published' ? <Reach card={card} /> : null}
      </Stack>
      {Dialog === null ? null : <Dialog card={card} onClose={() => setOpen(null)} onAnew={onAnew} />}
    </>
  )
}

function whoseOf({ status, authorName, readerName, publishedAt }: Publication): string {
  if (status === 'reading' && readerName !== null)
    return `${t.writtenBy(authorName)}. ${t.readBy(readerName)}`
  return status === 'published' && publishedAt !== null
    ? t.published(longDate(publishedAt))
    : t.writtenBy(authorName)
}

function Steps({ card, onOpen }: { card: Publication; onOpen: (step: Step) => void }) {
  const step = (rel: string, name: Step, label: string, isFirst = false) =>
    may(card, rel) ? (
      <Button {...(isFirst ? { kind: 'primary' as const } : {})} onClick={() => onOpen(name)}>
        {label}
      </Button>
    ) : null
  return (
    <>
      {may(card, 'replace') ? (
        <ActionLink to="/larande/$id/andra" params={{ id: card.id }} icon="document">
          {t.change}
        </ActionLink>
      ) : null}
      {step('sendings', 'send', t.send, true)}
      {step('publishings', 'publish', t.publish, true)}
      {step('returns', 'sendBack', t.sendBack)}
      {step('withdrawals', 'withdraw', card.status === 'draft' ? t.giveUp : t.withdraw)}
      {step('revisions', 'anew', t.anew)}
    </>
  )
}

function Text({ title, text }: { title: string; text: string | null }) {
  return (
    <Card title={title}>
      {text === null ? <p className="muted">{t.missing}</p> : <p className="prose">{text}</p>}
    </Card>
  )
}

function Said({ title, text }: { title: string; text: string | null }) {
  if (text === null) return null
  return (
    <Alert title={title}>
      <p className="prose">{text}</p>
    </Alert>
  )
}

/** The matter that it comes from, for those who may read that. */
function Behind({ card: { reference, _links } }: { card: Publication }) {
  const found = /\/(deviation|decision|action)s\/([^/]+)$/.exec(
    _links.find(({ rel }) => rel === 'matter')?.href ?? '',
  )
  if (found === null || reference === null) return null
  return (
    <p data-print="no">
      <Link to={pageOf(found[1] ?? '')} params={{ id: found[2] ?? '' }}>
        {t.matter(reference)}
      </Link>
    </p>
  )
}
