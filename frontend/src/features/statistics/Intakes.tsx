import { Card } from '@/ui/card/Card'
import type { Opens } from '@/ui/charts/figure'
import { Link } from '@/ui/link/Link'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import type { Opener } from './behind'
import { hours } from './figures'
import { t } from './messages.sv'
import type { Statistics } from './queries'

/** How long the intake functions took to route what came to them, each with the list behind it. */
export function Intakes({ intakes, opens }: { intakes: Statistics['intakes']; opens: Opener }) {
  const { columns } = t.intakes
  return (
    <Card title={t.intakes.title}>
      <p className="muted">{t.intakes.text}</p>
      <Table
        caption={t.intakes.title}
        stack
        head={
          <>
            <HeadCell>{columns.unit}</HeadCell>
            <HeadCell number>{columns.reports}</HeadCell>
            <HeadCell number>{columns.routed}</HeadCell>
            <HeadCell number>{columns.median}</HeadCell>
            <HeadCell number>{columns.before}</HeadCell>
          </>
        }
      >
        {intakes.map(({ intakeId, unitName, reports, previousReports, routed, ...row }) => (
          <tr key={intakeId}>
            <Cell row>{unitName}</Cell>
            <Cell label={columns.reports} number>
              <Listed
                n={reports}
                opens={opens('intake', { code: intakeId, count: reports, previous: previousReports })}
              />
            </Cell>
            <Cell label={columns.routed} number>
              {routed}
            </Cell>
            <Cell label={columns.median} number>
              {hours(row.medianHours)}
            </Cell>
            <Cell label={columns.before} number>
              {hours(row.previousMedianHours)}
            </Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}

function Listed({ n, opens }: { n: number; opens: Opens | undefined }) {
  return opens === undefined ? n : <Link {...opens}>{n}</Link>
}
