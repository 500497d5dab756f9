import { number } from '@/lib/format'
import { StatTile, StatTiles } from '@/ui/stat-tile/StatTile'
import type { Opener } from '../behind'
import { find, percent } from '../figures'
import { Leads, Lines } from '../KeyFigures'
import { t } from './messages.sv'
import type { ActionStatistics } from './queries'

interface Props {
  data: ActionStatistics
  opens: Opener
}

/** How many there are, how many change how the work is done, and what to keep an eye on. */
export function ActionTiles({ data, opens }: Props) {
  const { actions, previousActions, shares, breakdowns } = data
  const every = { code: '', count: actions, previous: previousActions }
  const level = find(breakdowns, 'level')
  const organisational = level?.rows.find(({ code }) => code === 'organisational')
  return (
    <StatTiles>
      <StatTile
        label={t.proposed}
        value={<Leads opens={opens('', every)}>{number(actions)}</Leads>}
        note={<Leads opens={opens('', every, 'previous')}>{t.before(number(previousActions))}</Leads>}
      />
      {level === undefined || organisational === undefined ? null : (
        <StatTile
          label={organisational.label}
          value={<Leads opens={opens('level', organisational)}>{percent(organisational.share)}</Leads>}
          note={
            <Lines
              first={t.of(organisational.count, level.denominator, level.denominatorLabel)}
              second={
                <Leads opens={opens('level', organisational, 'previous')}>
                  {t.before(percent(organisational.previousShare))}
                </Leads>
              }
            />
          }
        />
      )}
      {shares.map((row) => (
        <StatTile
          key={row.code}
          label={row.label}
          value={<Leads opens={opens('watched', row)}>{number(row.count)}</Leads>}
          note={
            <Lines
              first={t.of(row.count, row.denominator, row.denominatorLabel)}
              second={
                <Leads opens={opens('watched', row, 'previous')}>{t.before(number(row.previous))}</Leads>
              }
            />
          }
        />
      ))}
    </StatTiles>
  )
}
