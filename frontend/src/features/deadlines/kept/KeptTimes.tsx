import { useQuery } from '@tanstack/react-query'
import { fineShare, number } from '@/lib/format'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import { type Kept, keptQuery, type Question } from './queries'

type Numbers = Omit<Kept['rules'][number], 'rule' | 'ruleName' | 'units'>

/** How many times were kept of those that went out in a period: k of n for each rule, and for each of its units. */
export function KeptTimes({ asked }: { asked: Question }) {
  const { data, isPlaceholderData, error } = useQuery(keptQuery(asked))
  if (error !== null && data === undefined) throw error
  return (
    <Card title={t.title}>
      <p className="muted">{t.lead}</p>
      {data === undefined ? <Skeleton lines={4} /> : null}
      {data?.rules.length === 0 ? <p className="muted">{t.nothing}</p> : null}
      {data === undefined || data.rules.length === 0 ? null : (
        <>
          <Rows
            caption={t.title}
            first={t.rule}
            isBusy={isPlaceholderData}
            rows={data.rules.map((rule) => ({ ...rule, key: rule.rule, name: rule.ruleName }))}
          />
          {data.rules.map((rule) => (
            <Details key={rule.rule} summary={t.perUnit(rule.ruleName)}>
              <Rows
                caption={t.perUnit(rule.ruleName)}
                first={t.unit}
                isBusy={isPlaceholderData}
                rows={rule.units.map((unit) => ({ ...unit, key: unit.unitId, name: unit.unitName }))}
              />
            </Details>
          ))}
          <p className="muted">{data.source}</p>
        </>
      )}
    </Card>
  )
}

interface RowsProps {
  caption: string
  /** What the first column names. */
  first: string
  isBusy: boolean
  rows: readonly (Numbers & { key: string; name: string })[]
}

function Rows({ caption, first, isBusy, rows }: RowsProps) {
  return (
    <Table
      caption={caption}
      stack
      busy={isBusy}
      head={
        <>
          <HeadCell>{first}</HeadCell>
          <HeadCell number>{t.met}</HeadCell>
          <HeadCell number>{t.share}</HeadCell>
          <HeadCell number>{t.before}</HeadCell>
          <HeadCell number>{t.waived}</HeadCell>
          <HeadCell number>{t.running}</HeadCell>
        </>
      }
    >
      {rows.map(({ key, name, met, ended, previousMet, previousEnded, waived, running }) => (
        <tr key={key}>
          <Cell row>{name}</Cell>
          <Cell label={t.met} number>
            {ended === 0 ? t.none : t.of({ met, ended })}
          </Cell>
          <Cell label={t.share} number>
            {fineShare(met, ended) ?? '–'}
          </Cell>
          <Cell label={t.before} number>
            {previousEnded === 0 ? t.none : t.of({ met: previousMet, ended: previousEnded })}
          </Cell>
          <Cell label={t.waived} number>
            {number(waived)}
          </Cell>
          <Cell label={t.running} number>
            {number(running)}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
