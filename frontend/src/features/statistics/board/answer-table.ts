import type { ChartTable } from '@/ui/charts/figure'
import { percent } from '../figures'
import { t } from './messages.sv'
import type { Figures } from './queries'

/** An answer as a table that can be taken along. What is hidden is said to be, and has no figure. */
export function answerTable({ title, rows, total }: Figures): ChartTable {
  return {
    columns: [title, t.columns.count, t.columns.share],
    rows: rows.map(({ label, count, share }) => [
      label,
      count ?? t.hidden,
      count === null ? t.hidden : percent(share),
    ]),
    foot: [t.total, total ?? t.hidden, ''],
  }
}
