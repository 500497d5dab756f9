import { longDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { Card } from '@/ui/card/Card'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { percent } from '../figures'
import { t } from './messages.sv'
import type { Figures } from './queries'

/** One answer: a row per code, and of what is hidden that it is. */
export function Answer({ figures, period }: { figures: Figures; period: string }) {
  const title = t.answer(figures.title, period)
  const { count, share } = t.columns
  return (
    <Card title={title}>
      <p>{t.scope(figures.scope, longDate(figures.startsOn), longDate(figures.endsOn))}</p>
      {figures.isSilent ? (
        <EmptyState icon="shield" title={t.silent}>
          {t.silentText(figures.smallLimit)}
        </EmptyState>
      ) : (
        <Table
          caption={title}
          head={
            <>
              <HeadCell>{figures.title}</HeadCell>
              <HeadCell number>{count}</HeadCell>
              <HeadCell number>{share}</HeadCell>
            </>
          }
          foot={
            <tr>
              <Cell row>{t.total}</Cell>
              <Cell number>{figures.total === null ? t.hidden : number(figures.total)}</Cell>
              <Cell number />
            </tr>
          }
        >
          {figures.rows.map((row) => (
            <tr key={row.code}>
              <Cell row>{row.label}</Cell>
              <Cell number>{row.count === null ? t.hidden : number(row.count)}</Cell>
              <Cell number>{row.share === null ? '' : percent(row.share)}</Cell>
            </tr>
          ))}
        </Table>
      )}
      <p>{t.shownFirst(longDate(figures.firstShownOn))}</p>
    </Card>
  )
}
