import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asItems, everyUnitQuery } from '@/api/lookups'
import { civilDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { SourceOfFigures } from '@/ui/charts/figure'
import { Details } from '@/ui/details/Details'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Stack } from '@/ui/layout/Layout'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Choice } from '@/ui/select-field/SelectField'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { t as common } from '../messages.sv'
import styles from '../StatisticsPage.module.css'
import { TakeAlong } from '../TakeAlong'
import { Answer } from './Answer'
import { answerTable } from './answer-table'
import { Choosers } from './Choosers'
import { t } from './messages.sv'
import { figuresQuery, fileAddress } from './queries'
import { chosenQuestion } from './question'
import type { BoardFiguresSearch } from './search'

interface Props {
  search: BoardFiguresSearch
  boards: readonly Choice[]
  tabs: ReactNode
  onSearch: (change: Partial<BoardFiguresSearch>) => void
}

/** How many reports there are, for those who may read none of them: a fixed menu, small figures hidden. */
export function BoardFiguresPage({ search, boards, tabs, onSearch }: Props) {
  const { kind, periods, period, dimensions, by } = chosenQuestion(search, civilDate())
  const boardId = boards.find(({ value }) => value === search.namnd)?.value ?? boards[0]?.value ?? ''
  const unitId = kind === 'kvartal' ? search.enhet : undefined
  const isAsked = period !== undefined && (kind !== 'kvartal' || unitId !== undefined)
  const units = useUnitsOf(
    boardId,
    period?.from ?? civilDate(),
    period?.to ?? civilDate(),
    kind === 'kvartal',
  )
  const asked = { boardId, unitId, period: period?.code ?? '', by }
  const { data, isPlaceholderData, error } = useQuery({ ...figuresQuery(asked), enabled: isAsked })
  if (error !== null && data === undefined) throw error
  const board = boards.find(({ value }) => value === boardId)?.label ?? ''
  return (
    <>
      <PageHeader title={common.title} lead={t.lead(board)} />
      {tabs}
      <div className={styles.layout} aria-busy={isPlaceholderData}>
        <Choosers
          kind={kind}
          period={period}
          periods={periods}
          by={by}
          dimensions={dimensions}
          boardId={boardId}
          boards={boards}
          unitId={unitId}
          units={units}
          onSearch={onSearch}
        />
        {isAsked ? null : (
          <Card>
            <EmptyState icon="chart" title={t.chooseUnit}>
              {t.chooseUnitText}
            </EmptyState>
          </Card>
        )}
        {isAsked && data === undefined ? <Skeleton lines={8} /> : null}
        {isAsked && data !== undefined ? (
          <SourceOfFigures value={{ line: data.source, fileName: data.fileName }}>
            <Answer figures={data} period={period.label} />
            <TakeAlong
              data={data}
              address={(format) => fileAddress(asked, format)}
              title={data.title}
              sentence={t.sentence(data.scope, data.total, period.label)}
              table={answerTable(data)}
            />
          </SourceOfFigures>
        ) : null}
        <Details summary={t.about.title}>
          <Stack tight>
            <p>{t.about.menu}</p>
            <p>{t.about.wait}</p>
            <p>{t.about.small}</p>
            <p>{t.about.kept}</p>
          </Stack>
        </Details>
      </div>
    </>
  )
}

/** The units that were there during some days, also those that have ended since. */
function useUnitsOf(boardId: string, from: string, to: string, enabled: boolean) {
  const { data: every = [] } = useQuery({ ...everyUnitQuery, enabled })
  return asItems(
    every.filter(
      (unit) =>
        unit.boardId === boardId && unit.validFrom <= to && (unit.validTo === null || unit.validTo >= from),
    ),
  )
}
