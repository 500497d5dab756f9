import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useEffect } from 'react'
import { announce } from '@/lib/announce'
import { civilDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { Card } from '@/ui/card/Card'
import { SourceOfFigures } from '@/ui/charts/figure'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { Choosers } from '../Choosers'
import { percent, runningName } from '../figures'
import { t as shared } from '../messages.sv'
import { PeriodLine } from '../PeriodLine'
import { fileAddress } from '../queries'
import { askedIn, chosenPeriod } from '../question'
import styles from '../StatisticsPage.module.css'
import type { StatisticsSearch } from '../search'
import { TakeAlong } from '../TakeAlong'
import { ActionCharts } from './ActionCharts'
import { ActionTiles } from './ActionTiles'
import { actionsBehind } from './behind'
import { t } from './messages.sv'
import { type ActionStatistics, actionStatisticsQuery } from './queries'

interface Props {
  search: StatisticsSearch
  units: readonly ComboItem[]
  /** Since when the chosen unit has been there. */
  unitSince: string | undefined
  qualityYearStarts: number
  tabs: ReactNode
  onSearch: (change: Partial<StatisticsSearch>) => void
}

/** What has been proposed in a period, how far it has come and what it led to, beside the period before. */
export function ActionFiguresPage({ search, units, unitSince, qualityYearStarts, tabs, onSearch }: Props) {
  const { kind, periods, period, comparedWith } = chosenPeriod(search, civilDate(), qualityYearStarts)
  const asked = askedIn(search, civilDate(), qualityYearStarts)
  const { data, isPlaceholderData, error } = useQuery(actionStatisticsQuery(asked))
  const drawn = useDeferredValue<ActionStatistics | undefined | null>(data, null) ?? undefined
  const said = data === undefined ? '' : t.announced(data.scope, period?.label ?? '', data.actions)
  useEffect(() => {
    if (said !== '' && !isPlaceholderData) announce(said)
  }, [said, isPlaceholderData])
  if (error !== null && data === undefined) throw error
  const isNothing = data !== undefined && data.actions + data.previousActions === 0
  const began = isPlaceholderData || search.folj === true ? undefined : unitSince
  return (
    <>
      <PageHeader
        title={shared.title}
        lead={data === undefined ? undefined : t.lead(data.scope)}
        meta={data === undefined ? undefined : <PeriodLine data={data} asThen={t.asThen} began={began} />}
      />
      {tabs}
      <div className={styles.layout} aria-busy={isPlaceholderData}>
        <Choosers
          search={search}
          kind={kind}
          period={period}
          periods={periods}
          comparedWith={comparedWith}
          units={units}
          onSearch={onSearch}
        />
        {data === undefined ? <Skeleton lines={12} /> : null}
        {isNothing ? (
          <Card>
            <EmptyState icon="chart" title={t.nothing}>
              {t.nothingText}
            </EmptyState>
          </Card>
        ) : null}
        {data === undefined || isNothing ? null : (
          <SourceOfFigures value={{ line: data.source, fileName: data.fileName }}>
            <ActionTiles data={data} opens={actionsBehind(data, search)} />
            <TakeAlong
              data={data}
              address={(format) => fileAddress('action-statistics', asked, format)}
              title={shared.take.keys}
              sentence={t.sentence(data.scope, data.actions)}
              table={keyTable(data)}
            />
            {drawn === undefined ? (
              <Skeleton lines={12} />
            ) : (
              <ActionCharts data={drawn} opens={actionsBehind(drawn, search)} />
            )}
          </SourceOfFigures>
        )}
      </div>
    </>
  )
}

/** What to keep an eye on, as a table for a text. */
function keyTable({ actions, previousActions, shares, period }: ActionStatistics) {
  const { count, share, before, shareBefore } = shared.columns
  return {
    columns: [shared.take.keys, runningName(count, period), share, before, shareBefore],
    rows: [
      [t.proposed, actions, '', previousActions, ''],
      ...shares.map((row) => [
        `${row.label} (av ${number(row.denominator)} ${row.denominatorLabel})`,
        row.count,
        percent(row.share),
        row.previous,
        percent(row.previousShare),
      ]),
    ],
  }
}
