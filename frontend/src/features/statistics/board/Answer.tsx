import { longDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { Card } from '@/ui/card/Card'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Stack } from '@/ui/layout/Layout'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { percent } from '../figures'
import { t } from './messages.sv'
import type { Figures } from './queries'

/** One answer: a row for each figure that is shown, and in words which are not. */
export function Answer({ figures, period }: { figures: Figures; period: string }) {
  const title = t.answer(figures.title, period)
  const hidden = figures.rows.filter((row) => row.count === null).map((row) => row.label)
  return (
    <Card title={title}>
      <Stack tight>
        <p>{t.scope(figures.scope, longDate(figures.startsOn), longDate(figures.endsOn))}</p>
        {figures.isSilent ? (
          <EmptyState icon="shield" title={t.silent}>
            {t.silentText(figures.smallLimit)}
          </EmptyState>
        ) : (
          <Shown figures={figures} title={title} />
        )}
        {hidden.length === 0 ? null : <p>{t.hiddenRows(hidden)}</p>}
        <p>{t.shownFirst(longDate(figures.firstShownOn))}</p>
      </Stack>
    </Card>
  )
}

function Shown({ figures, title }: { figures: Figures; title: string }) {
  const rows = figures.rows.filter((row) => row.count !== null)
  const hasShares = rows.some((row) => row.share !== null)
  return (
    <Table
      caption={title}
      head={
        <>
          <HeadCell>{figures.title}</HeadCell>
          <HeadCell number>{t.columns.count}</HeadCell>
          {hasShares ? <HeadCell number>{t.columns.share}</HeadCell> : null}
        </>
      }
      foot={
        <tr>
          <Cell row>{t.total}</Cell>
          <Cell number>{figures.total === null ? t.hidden : number(figures.total)}</Cell>
          {hasShares ? <Cell number /> : null}
        </tr>
      }
    >
      {rows.map((row) => (
        <tr key={row.code}>
          <Cell row>{row.label}</Cell>
          <Cell number>{number(row.count ?? 0)}</Cell>
          {hasShares ? <Cell number>{percent(row.share)}</Cell> : null}
        </tr>
      ))}
    </Table>
  )
}
