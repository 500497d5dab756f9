import { longDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { Badge } from '@/ui/badge/Badge'
import { Link } from '@/ui/link/Link'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { t } from '../messages.sv'
import type { Summary } from '../queries'
import { statusOf } from '../status'

interface Props {
  fees: readonly Summary[]
  isBusy?: boolean
  /** All are of one decision, on its own page. */
  isOfOne?: boolean
}

/** Fees, the latest judgment first. */
export function FeeTable({ fees, isBusy = false, isOfOne = false }: Props) {
  return (
    <Table
      caption={t.caption}
      stack
      busy={isBusy}
      head={
        <>
          {isOfOne ? null : <HeadCell>{t.columns.decision}</HeadCell>}
          {isOfOne ? null : <HeadCell>{t.unit}</HeadCell>}
          <HeadCell>{t.columns.judged}</HeadCell>
          <HeadCell>{t.columns.court}</HeadCell>
          <HeadCell number>{t.columns.amount}</HeadCell>
          <HeadCell>{t.columns.status}</HeadCell>
        </>
      }
    >
      {fees.map((fee) => (
        <tr key={fee.id}>
          <Cell row>
            <Link to="/ej-verkstallda/avgifter/$id" params={{ id: fee.id }}>
              {isOfOne ? longDate(fee.judgedOn) : fee.reference}
              <span className="visually-hidden">
                {isOfOne ? `, ${fee.court}` : `, ${fee.court}, ${longDate(fee.judgedOn)}`}
              </span>
            </Link>
          </Cell>
          {isOfOne ? null : <Cell label={t.unit}>{fee.unitName}</Cell>}
          {isOfOne ? null : <Cell label={t.columns.judged}>{longDate(fee.judgedOn)}</Cell>}
          <Cell label={t.columns.court}>{fee.court}</Cell>
          <Cell label={t.columns.amount} number>
            {`${number(fee.amountKr)}\u00a0kr`}
          </Cell>
          <Cell>
            <Badge tone={statusOf(fee).tone}>{statusOf(fee).label}</Badge>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
