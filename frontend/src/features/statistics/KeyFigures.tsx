import type { ReactNode } from 'react'
import { number } from '@/lib/format'
import type { Opens } from '@/ui/charts/figure'
import { Link } from '@/ui/link/Link'
import { StatTile, StatTiles } from '@/ui/stat-tile/StatTile'
import type { Opener } from './behind'
import { find, percent } from './figures'
import { t } from './messages.sv'
import type { Figure, Statistics } from './queries'

interface Props {
  data: Statistics
  opens: Opener
}

/** The handful of figures one looks at first. */
export function KeyFigures({ data, opens }: Props) {
  const handling = find(data.breakdowns, 'handling')
  const within = handling?.rows.find((row) => row.code === 'within-30')
  const late = handling?.ofWhich[0]
  const every = { code: '', count: data.reports, previous: data.previousReports }
  return (
    <StatTiles>
      <StatTile
        label={t.tiles.reports}
        value={<Leads opens={opens('', every)}>{number(data.reports)}</Leads>}
        note={<Before opens={opens('', every, 'previous')}>{number(data.previousReports)}</Before>}
      />
      <StatTile
        label={t.tiles.events}
        value={number(data.events)}
        note={
          <Lines
            first={<Leads opens={opens('', every)}>{t.tiles.inReports(data.reports)}</Leads>}
            second={t.tiles.before(number(data.previousEvents))}
          />
        }
      />
      {within === undefined ? null : (
        <Share label={t.tiles.within} row={within} of={data.reports} table="handling" opens={opens} />
      )}
      {late === undefined ? null : (
        <StatTile
          label={t.tiles.notStarted}
          value={<Leads opens={opens('handling', late)}>{number(late.count)}</Leads>}
          note={
            <Lines
              first={percent(late.share)}
              second={<Before opens={opens('handling', late, 'previous')}>{number(late.previous)}</Before>}
            />
          }
        />
      )}
      <Share label={t.tiles.other} row={data.shareOther} of={data.reports} table="category" opens={opens} />
    </StatTiles>
  )
}

interface ShareProps {
  label: string
  row: Figure
  of: number
  table: string
  opens: Opener
}

function Share({ label, row, of, table, opens }: ShareProps) {
  return (
    <StatTile
      label={label}
      value={<Leads opens={opens(table, row)}>{percent(row.share)}</Leads>}
      note={
        <Lines
          first={t.tiles.of(row.count, of)}
          second={<Before opens={opens(table, row, 'previous')}>{percent(row.previousShare)}</Before>}
        />
      }
    />
  )
}

/** A figure that leads to its list, where it has one. */
export function Leads({ opens, children }: { opens: Opens | undefined; children: ReactNode }) {
  return opens === undefined ? children : <Link {...opens}>{children}</Link>
}

function Before({ opens, children }: { opens: Opens | undefined; children: string }) {
  return <Leads opens={opens}>{t.tiles.before(children)}</Leads>
}

/** Two lines under a figure. */
export function Lines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <>
      {first}
      <br />
      {second}
    </>
  )
}
