import { useQueries, useQuery } from '@tanstack/react-query'
import { meQuery } from '@/api/me'
import { may } from '@/api/resource'
import { longDate } from '@/lib/dates'
import { fileName } from '@/lib/download'
import { Card } from '@/ui/card/Card'
import { CopyAction, FileActions } from '@/ui/charts/FigureActions'
import { FigureTable } from '@/ui/charts/FigureTable'
import { type ChartTable, type Opens, SourceOfFigures } from '@/ui/charts/figure'
import { LineChart } from '@/ui/charts/LineChart'
import { Stack } from '@/ui/layout/Layout'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { quarterName, shortQuarter } from '../quarters'
import { councilQuery, type Report, reportQuery, type Summary } from '../queries'
import { type Basis, countText, tableOf } from './council'
import { st } from './messages.sv'

const BASES: readonly Basis[] = ['decision', 'interruption']
const SHOWN = 8
/** A quarter's frozen list, where the lines stand under a heading for each kind. */
const LIST = '/ej-verkstallda/rapporter/$id'

interface Props {
  report: Report
  /** The drawn-up quarters up to this one, latest first. */
  quarters: readonly Summary[]
}

/** The council's figures as they leave the board, with the quarters before beside. */
export function Statistics({ report, quarters }: Props) {
  const shown = quarters.slice(0, SHOWN)
  const { data: me } = useQuery(meQuery)
  const board = me?.boards.find(({ id }) => id === report.boardId)?.name ?? ''
  const source = {
    line: st.source(me?.municipality ?? '', board, quarterName(report.period), longDate(report.cutOffOn)),
    fileName: fileName('ej-verkstallda', board, report.period, `per-${report.cutOffOn}`),
  }
  return (
    <SourceOfFigures value={source}>
      <Stack>
        {may(report, 'lines') ? <History quarters={shown} /> : null}
        {may(report, 'council-statistics-json') ? <CouncilTables report={report} quarters={shown} /> : null}
      </Stack>
    </SourceOfFigures>
  )
}

/** Every figure, for those who prepare the report and see each line anyway. */
function History({ quarters }: { quarters: readonly Summary[] }) {
  const reports = useQueries({ queries: quarters.map(({ id }) => reportQuery(id)) })
    .map((answer) => answer.data)
    .flatMap((report) => (report?.counts ? [{ id: report.id, period: report.period, ...report.counts }] : []))
    .toSorted((a, b) => a.period.localeCompare(b.period, 'sv'))
  if (reports.length < 2) return null
  const waiting = reports.map((report) => report.new + report.repeated)
  const executed = reports.map((report) => report.executed)
  const closed = reports.map((report) => report.closed)
  const lists = reports.map(({ id }): Opens => ({ to: LIST, params: { id }, search: { del: 'lista' } }))
  const leading = (text: number, i: number) => ({ text, opens: text === 0 ? undefined : lists[i] })
  const { series } = st
  return (
    <Card>
      <LineChart
        title={st.history}
        summary={st.historySummary(waiting.at(-1) ?? 0, reports.length)}
        note={st.historyNote}
        steps={reports.map(({ period }) => shortQuarter(period))}
        lines={[
          { name: series.waiting, values: waiting, opens: lists },
          { name: series.executed, values: executed },
          { name: series.closed, values: closed },
        ]}
        table={{
          columns: [st.quarter, series.waiting, series.executed, series.closed],
          rows: reports.map(({ period }, i) => [
            quarterName(period),
            leading(waiting[i] ?? 0, i),
            leading(executed[i] ?? 0, i),
            leading(closed[i] ?? 0, i),
          ]),
        }}
      />
    </Card>
  )
}

function CouncilTables({ report, quarters }: Props) {
  const { data, error } = useQuery(councilQuery(report.id))
  const earlier = useQueries({ queries: quarters.map(({ id }) => councilQuery(id)) })
    .map((answer) => answer.data)
    .filter((council) => council !== undefined)
  if (error !== null && data === undefined) throw error
  if (data === undefined) return <Skeleton lines={8} />
  return (
    <>
      <div>
        <h2>{st.council}</h2>
        <p className="muted">{st.councilNote(data.smallLimit)}</p>
      </div>
      {BASES.map((basis) =>
        Object.keys(data.tables[basis].rows).length === 0 ? (
          <p key={basis}>
            {st.basis[basis]}: {st.none}
          </p>
        ) : (
          <section key={basis}>
            <Stack>
              <h3>{st.basis[basis]}</h3>
              <Figures caption={st.bySex} of={st.basis[basis]} table={tableOf(data, basis, 'by_sex')} />
              <Figures caption={st.byAge} of={st.basis[basis]} table={tableOf(data, basis, 'by_age')} />
            </Stack>
          </section>
        ),
      )}
      {earlier.length < 2 ? null : (
        <Figures
          caption={st.totals}
          of={st.council}
          table={{
            columns: [st.quarter, ...BASES.map((basis) => st.basisShort[basis])],
            rows: earlier.map((council) => [
              quarterName(council.period),
              ...BASES.map((basis) => countText(council.totals[basis])),
            ]),
          }}
        />
      )}
    </>
  )
}

/** One table of the council's. `of` tells tables with the same heading apart where they are only heard. */
function Figures({ caption, of, table }: { caption: string; of: string; table: ChartTable }) {
  const title = `${caption}. ${of}`
  return (
    <Card title={caption} level={3}>
      <FigureTable title={title} table={table} />
      <div>
        <CopyAction title={title} sentence={title} table={table} />
        <FileActions title={title} sentence={title} table={table} />
      </div>
    </Card>
  )
}
