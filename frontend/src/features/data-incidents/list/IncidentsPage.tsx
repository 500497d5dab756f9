import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asList, daysInWords, placesInWords } from '@/domain/narrowed'
import { number } from '@/lib/format'
import { chosenIn, isNarrowed } from '@/lib/search-fields'
import { lists } from '@/messages/lists.sv'
import { Badge } from '@/ui/badge/Badge'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { FlagGroup, flagsInWords } from '@/ui/chip-group/FlagGroup'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { DateField } from '@/ui/date-field/DateField'
import { FilterPanel } from '@/ui/filter-panel/FilterPanel'
import { Columns, Stack } from '@/ui/layout/Layout'
import { Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { StatTile, StatTiles } from '@/ui/stat-tile/StatTile'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { moment, statusOf, timeOf } from '../clock'
import { RISK, STATUS, t } from '../messages.sv'
import { figuresQuery, incidentsQuery, PAGE_SIZE, type Summary } from '../queries'
import { type IncidentSearch, toFilter } from './search'

interface Props {
  search: IncidentSearch
  units: readonly ComboItem[]
  /** The list as a file, for those who may take it out. */
  tools: ReactNode
  onSearch: (change: Partial<IncidentSearch>) => void
  onClear: () => void
}

const ONLY = [{ value: 'sena', label: t.late }] as const
const STATUSES = Object.entries(STATUS).map(([value, label]) => ({ value, label }))

/** The register (article 33.5): every incident, also what was none and what was taken back. */
export function IncidentsPage({ search, units, tools, onSearch, onClear }: Props) {
  const page = search.sida ?? 1
  const answer = useQuery(incidentsQuery(toFilter(search), page))
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={tools} />
      <Stack>
        <InFigures search={search} />
        <Filters search={search} units={units} onSearch={onSearch} onClear={onClear} />
        <Listing
          answer={answer}
          words={t}
          paging={{ page, limit: PAGE_SIZE }}
          isNarrowed={isNarrowed(search)}
          onClear={onClear}
        >
          {(incidents, isBusy) => <IncidentTable incidents={incidents} isBusy={isBusy} />}
        </Listing>
      </Stack>
    </>
  )
}

function InFigures({ search }: Pick<Props, 'search'>) {
  const { data } = useQuery(figuresQuery(toFilter(search)))
  if (data === undefined) return null
  const { total, undecided, notified, decidedInTime, timesEnded, share } = data
  return (
    <StatTiles>
      <StatTile label={t.figures.total} value={number(total)} note={t.figures.withoutTakenBack} />
      <StatTile label={t.figures.undecided} value={number(undecided)} />
      <StatTile label={t.figures.notified} value={number(notified)} />
      <StatTile
        label={t.figures.inTime}
        value={share === null ? '–' : `${number(share)} %`}
        note={t.figures.ofThem(decidedInTime, timesEnded)}
      />
    </StatTiles>
  )
}

export function Filters({ search, units, onSearch, onClear }: Omit<Props, 'tools'>) {
  const narrow = (change: Partial<IncidentSearch>) => onSearch({ ...change, sida: undefined })
  const chosen = chosenIn(search)
  return (
    <FilterPanel
      chosen={chosen}
      quick={
        <>
          <ChipGroup
            label={t.status}
            choices={STATUSES}
            chosen={search.status ?? []}
            onChange={(status) => narrow({ status: asList(status) as IncidentSearch['status'] })}
          />
          <FlagGroup label={t.only} flags={ONLY} search={search} onChange={narrow} />
        </>
      }
      details={
        <Columns>
          <DateField
            label={t.from}
            value={search.fran ?? ''}
            onChange={(fran) => narrow({ fran: fran || undefined })}
          />
          <DateField
            label={t.to}
            value={search.till ?? ''}
            onChange={(till) => narrow({ till: till || undefined })}
          />
          <ComboBox
            key={search.enhet ?? ''}
            label={lists.unit}
            hint={lists.unitHint}
            items={units}
            value={search.enhet ?? null}
            onChange={(unit) => narrow({ enhet: unit ?? undefined })}
          />
        </Columns>
      }
      isDetailed={[search.fran, search.till, search.enhet].some((value) => value !== undefined)}
      inWords={[
        ...(search.status ?? []).map((status) => STATUS[status]),
        ...flagsInWords(ONLY, search),
        ...placesInWords(search, [], units),
        ...daysInWords(search, t),
      ]}
      onClear={chosen > 0 ? onClear : undefined}
    />
  )
}

function IncidentTable({ incidents, isBusy }: { incidents: readonly Summary[]; isBusy: boolean }) {
  return (
    <Table
      caption={t.caption}
      stack
      busy={isBusy}
      head={
        <>
          <HeadCell>{t.columns.matter}</HeadCell>
          <HeadCell>{t.columns.unit}</HeadCell>
          <HeadCell>{t.columns.learnt}</HeadCell>
          <HeadCell>{t.columns.due}</HeadCell>
          <HeadCell>{t.columns.risk}</HeadCell>
          <HeadCell>{t.columns.status}</HeadCell>
        </>
      }
    >
      {incidents.map((incident) => {
        const time = timeOf(incident)
        return (
          <tr key={incident.id}>
            <Cell row>
              <Link to="/incidenter/$id" params={{ id: incident.id }}>
                {incident.reference}
              </Link>
            </Cell>
            <Cell label={t.columns.unit}>{incident.unitName}</Cell>
            <Cell label={t.columns.learnt}>{moment(incident.learntAt)}</Cell>
            <Cell label={t.columns.due}>{incident.dueAt === null ? '' : moment(incident.dueAt)}</Cell>
            <Cell label={t.columns.risk}>{incident.risk === null ? '' : RISK[incident.risk]}</Cell>
            <Cell>
              <Badge tone={statusOf(incident).tone}>{statusOf(incident).label}</Badge>{' '}
              {time === null ? null : (
                <Badge tone={time.tone} icon="clock">
                  {time.label}
                </Badge>
              )}
            </Cell>
          </tr>
        )
      })}
    </Table>
  )
}
