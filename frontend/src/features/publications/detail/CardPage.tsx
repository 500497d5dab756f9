import { lazy, type ReactNode, Suspense, useState } from 'react'
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
import styles from '../Cards.module.css'
import { standsAs, t } from '../messages.sv'
import type { Card as Publication } from '../queries'
import { TONE } from '../status'
import { Warnings } from '../Warnings'
import { Reach } from './Reach'
import type { Step } from './StepDialog'

const StepDialog = lazy(() => import('./StepDialog').then((file) => ({ default: file.StepDialog })))

interface Props {
  card: Publication
  onAnew: (card: Publication) => void
}

/** What was learnt, on one page for the meeting; and below it how far it has reached. */
export function CardPage({ card, onAnew }: Props) {
  const [open, setOpen] = useState<Step | null>(null)
  return (
    <>
      <PageHeader
        back={<BackLink to="/larande">{t.back}</BackLink>}
        title={card.title}
        tabTitle={t.kind}
        meta={
          <>
            <Badge tone={TONE[card.status]}>{standsAs(card)}</Badge>
            <span>{card.unitName ?? t.board}</span>
            <span>{whoseOf(card)}</span>
          </>
        }
        actions={<Steps card={card} onOpen={setOpen} />}
      />
      <Stack width="page">
        <Warnings card={card} />
        <NotNow card={card} />
        <Said title={t.backTitle} text={card.backReason} />
        <Said
          title={card.publishedAt === null ? t.thrownTitle : t.withdrawnTitle}
          text={card.withdrawnReason}
        />
        <Card>
          <Part title={t.happened}>{said(card.happened)}</Part>
          <Part title={t.learnt}>{said(card.learnt)}</Part>
          <Part title={t.changed}>{said(card.changed)}</Part>
          <Part title={t.questions}>
            <ol className={styles.list}>
              {[card.firstQuestion, card.secondQuestion, card.thirdQuestion].map((question, i) => (
                <li key={t.question[i]}>{said(question)}</li>
              ))}
            </ol>
          </Part>
        </Card>
        <NoPersons card={card} />
        <Behind card={card} />
        {card.status === 'published' ? <Reach card={card} /> : null}
      </Stack>
      <Suspense>
        {open === null ? null : (
          <StepDialog step={open} card={card} onClose={() => setOpen(null)} onAnew={onAnew} />
        )}
      </Suspense>
    </>
  )
}

/** When it was published; before that who wrote it and who reads it, to those who work with it. */
function whoseOf({ status, authorName, readerName, publishedAt }: Publication): string {
  if (status === 'published' && publishedAt !== null) return t.published(longDate(publishedAt))
  const writer = t.writtenBy(authorName ?? '')
  return status === 'reading' && readerName !== null ? `${writer}. ${t.readBy(readerName)}` : writer
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
        <ActionLink to="/larande/skriv" search={{ kort: card.id }} icon="document">
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

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function said(text: string | null): ReactNode {
  return text === null ? <p className="muted">{t.missing}</p> : <p className={styles.text}>{text}</p>
}

function Said({ title, text }: { title: string; text: string | null }) {
  if (text === null) return null
  return (
    <Alert title={title}>
      <p className="prose">{text}</p>
    </Alert>
  )
}

/** Why a draft of one's own cannot be sent: its matter has been opened again, or is another's to tell of. */
function NotNow({ card }: { card: Publication }) {
  if (!may(card, 'replace') || may(card, 'sendings')) return null
  return (
    <Alert tone="warn" title={t.form.notNow}>
      {t.form.notNowText}
    </Alert>
  )
}

/** The words that look like somebody's name, for who is to judge whether they do. */
function NoPersons({ card: { noPersons } }: { card: Publication }) {
  if (noPersons.length === 0) return null
  return (
    <Card title={t.form.noPersons} print={false}>
      <ul className={styles.list}>
        {noPersons.map(({ word, reason }) => (
          <li key={word}>{t.noPerson(word, reason)}</li>
        ))}
      </ul>
    </Card>
  )
}

/** The matter that it comes from, for those who may read that. */
function Behind({ card: { reference, _links } }: { card: Publication }) {
  const address = _links.find(({ rel }) => rel === 'matter')?.href ?? ''
  const [, kind, id] = /\/(deviation|decision|action)s\/([^/]+)$/.exec(address) ?? []
  if (kind === undefined || id === undefined || reference === null) return null
  return (
    <p data-print="no">
      <Link to={pageOf(kind)} params={{ id }}>
        {t.matter(reference)}
      </Link>
    </p>
  )
}
