import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect } from 'react'
import { announce } from '@/lib/announce'
import { civilDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { SourceOfFigures } from '@/ui/charts/figure'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { listsBehind } from './behind'
import { Choosers } from './Choosers'
import { keyTable } from './figures'
import { KeyFigures } from './KeyFigures'
import { t } from './messages.sv'
import { PeriodLine } from './PeriodLine'
import { fileAddress, type Statistics, statisticsQuery } from './queries'
import { askedIn, chosenPeriod } from './question'
import styles from './StatisticsPage.module.css'
import type { StatisticsSearch } from './search'

const Charts = lazy(() => import('./Charts').then((file) => ({ default: file.Charts })))
const TakeAlong = lazy(() => import('./TakeAlong').then((file) => ({ default: file.TakeAlong })))
const Intakes = lazy(() => import('./Intakes').then((file) => ({ default: file.Intakes })))

interface Props {
  search: StatisticsSearch
  units: readonly ComboItem[]
  /** Since when the chosen unit has been there. */
  unitSince: string | undefined
  qualityYearStarts: number
  tabs: ReactNode
  /** How many times were kept, for those who may count them. */
  times: ReactNode
  onSearch: (change: Partial<StatisticsSearch>) => void
}

/** The figures of a period, each with its denominator, its remainder and the period before. */
export function StatisticsPage({
  search,
  units,
  unitSince,
  qualityYearStarts,
  tabs,
  times,
  onSearch,
}: Props) {
  const { kind, periods, period, comparedWith } = chosenPeriod(search, civilDate(), qualityYearStarts)
  const asked = askedIn(search, civilDate(), qualityYearStarts)
  const { data, isPlaceholderData, error } = useQuery(statisticsQuery(asked))
  // The key figures are read while the charts are drawn, which takes a phone longer than all the rest.
  const drawn = useDeferredValue<Statistics | undefined | null>(data, null) ?? undefined
  const said = data === undefined ? '' : t.announced(data.scope, period?.label ?? '', data.reports)
  useEffect(() => {
    if (said !== '' && !isPlaceholderData) announce(said)
  }, [said, isPlaceholderData])
  if (error !== null && data === undefined) throw error
  return (
    <>
      <PageHeader
        title={t.title}
        lead={data === undefined ? undefined : t.lead(data.scope)}
        meta={
          data === undefined ? undefined : (
            <PeriodLine
              data={data}
              asThen={t.asThen}
              began={isPlaceholderData || search.folj === true ? undefined : unitSince}
            />
          )
        }
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
          ofChildren
          onSearch={onSearch}
        />
        {data === undefined ? <Skeleton lines={12} /> : null}
        {data !== undefined && data.reports === 0 && data.previousReports === 0 ? (
          <Card>
            <EmptyState icon="chart" title={t.nothing}>
              {t.nothingText}
            </EmptyState>
          </Card>
        ) : null}
        {data !== undefined && data.reports + data.previousReports > 0 ? (
          <SourceOfFigures value={{ line: data.source, fileName: data.fileName }}>
            <KeyFigures data={data} opens={listsBehind(data, search)} />
            <Suspense>
              <TakeAlong
                data={data}
                address={(format) => fileAddress('deviation-statistics', asked, format)}
                title={t.take.keys}
                sentence={t.take.sentence(data.scope, data.reports)}
                table={keyTable(data)}
              />
            </Suspense>
            <Suspense fallback={<Skeleton lines={12} />}>
              {drawn === undefined ? (
                <Skeleton lines={12} />
              ) : (
                <Charts data={drawn} opens={listsBehind(drawn, search)} />
              )}
            </Suspense>
          </SourceOfFigures>
        ) : null}
        {data === undefined || data.intakes.length === 0 ? null : (
          <Suspense>
            <Intakes intakes={data.intakes} opens={listsBehind(data, search)} />
          </Suspense>
        )}
        {times}
      </div>
    </>
  )
}
