import { number } from '@/lib/format'
import { StatTile, StatTiles } from '@/ui/stat-tile/StatTile'
import { find, percent } from './figures'
import { t } from './messages.sv'
import type { Statistics } from './queries'

/** The handful of figures one looks at first. */
export function KeyFigures({ data }: { data: Statistics }) {
  const handling = find(data.breakdowns, 'handling')
  const within = handling?.rows.find((row) => row.code === 'within-30')
  const late = handling?.ofWhich[0]
  return (
    <StatTiles>
      <StatTile
        label={t.tiles.reports}
        value={number(data.reports)}
        note={t.tiles.before(number(data.previousReports))}
      />
      <StatTile
        label={t.tiles.events}
        value={number(data.events)}
        note={t.tiles.before(number(data.previousEvents))}
      />
      {within === undefined ? null : (
        <StatTile
          label={t.tiles.within}
          value={percent(within.share)}
          note={
            <Lines
              first={t.tiles.of(within.count, data.reports)}
              second={t.tiles.before(percent(within.previousShare))}
            />
          }
        />
      )}
      {late === undefined ? null : (
        <StatTile
          label={t.tiles.notStarted}
          value={number(late.count)}
          note={<Lines first={percent(late.share)} second={t.tiles.before(number(late.previous))} />}
        />
      )}
      <StatTile
        label={t.tiles.other}
        value={percent(data.shareOther.share)}
        note={
          <Lines
            first={t.tiles.of(data.shareOther.count, data.reports)}
            second={t.tiles.before(percent(data.shareOther.previousShare))}
          />
        }
      />
    </StatTiles>
  )
}

function Lines({ first, second }: { first: string; second: string }) {
  return (
    <>
      {first}
      <br />
      {second}
    </>
  )
}
