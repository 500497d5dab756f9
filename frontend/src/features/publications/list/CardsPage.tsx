import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { civilDate, shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { PageTabs } from '@/ui/page-tabs/PageTabs'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { standsAs, t, VIEWS } from '../messages.sv'
import { cardsQuery, PAGE_SIZE, type Summary } from '../queries'
import { TONE } from '../status'
import { type CardSearch, OWN } from './search'

interface Props {
  search: CardSearch
  mayWrite: boolean
}

/** What can be learnt from: what is published for all, one's own, and what one is to read before others do. */
export function CardsPage({ search: { vy, sida }, mayWrite }: Props) {
  const page = sida ?? 1
  const view = vy === undefined ? 'published' : OWN[vy]
  const answer = useQuery(cardsQuery(view, page))
  const words =
    view === 'published' ? t : { ...t, nothingYet: t.nothingIn[view], nothingYetText: t.nothingInText[view] }
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          mayWrite ? (
            <ActionLink to="/larande/skriv" icon="plus">
              {t.write}
            </ActionLink>
          ) : undefined
        }
      />
      <Stack>
        {mayWrite ? <Tabs current={vy} /> : null}
        <Listing answer={answer} words={words} paging={{ page, limit: PAGE_SIZE }}>
          {(cards, isBusy) => <CardTable cards={cards} isBusy={isBusy} />}
        </Listing>
      </Stack>
    </>
  )
}

function Tabs({ current }: { current: CardSearch['vy'] }) {
  const tab = (vy: CardSearch['vy'], children: ReactNode) => (
    <Link
      key={vy ?? ''}
      to="/larande"
      search={vy === undefined ? {} : { vy }}
      activeOptions={{ exact: true }}
      aria-current={vy === current ? 'page' : undefined}
      resetScroll={false}
    >
      {children}
    </Link>
  )
  return (
    <PageTabs label={t.tabs}>
      {tab(undefined, VIEWS.published)}
      {tab('egna', VIEWS.mine)}
      {tab('att-lasa', VIEWS['to-read'])}
    </PageTabs>
  )
}

function CardTable({ cards, isBusy }: { cards: readonly Summary[]; isBusy: boolean }) {
  return (
    <Table
      caption={t.caption}
      stack
      busy={isBusy}
      head={
        <>
          <HeadCell>{t.columns.title}</HeadCell>
          <HeadCell>{t.columns.forWhom}</HeadCell>
          <HeadCell>{t.columns.changed}</HeadCell>
          <HeadCell>{t.columns.reach}</HeadCell>
          <HeadCell>{t.columns.status}</HeadCell>
        </>
      }
    >
      {cards.map((card) => (
        <tr key={card.id}>
          <Cell row>
            <Link to="/larande/$id" params={{ id: card.id }}>
              {card.title}
            </Link>
          </Cell>
          <Cell label={t.columns.forWhom}>{card.unitName ?? t.board}</Cell>
          <Cell label={t.columns.changed}>{shortDate(civilDate(card.changedAt))}</Cell>
          <Cell label={t.columns.reach}>
            {card.status === 'published' ? t.ofUnits(card.discussedCount, card.unitCount) : ''}
          </Cell>
          <Cell>
            <Badge tone={TONE[card.status]}>{standsAs(card)}</Badge>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
