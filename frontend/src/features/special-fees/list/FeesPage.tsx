import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { chosenIn, isNarrowed } from '@/lib/search-fields'
import { lists } from '@/messages/lists.sv'
import { Card } from '@/ui/card/Card'
import { FlagGroup, flagsInWords } from '@/ui/chip-group/FlagGroup'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { FilterPanel } from '@/ui/filter-panel/FilterPanel'
import { Columns, Stack } from '@/ui/layout/Layout'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { SelectField } from '@/ui/select-field/SelectField'
import { t } from '../messages.sv'
import { feesQuery, PAGE_SIZE, type Years } from '../queries'
import { FeeTable } from './FeeTable'
import { type FeeSearch, toFilter } from './search'
import { YearSums } from './YearSums'

interface Props {
  search: FeeSearch
  years: Years
  units: readonly ComboItem[]
  section: ReactNode
  onSearch: (change: Partial<FeeSearch>) => void
  onClear: () => void
}

const ONLY = [
  { value: 'obetalda', label: t.unpaid },
  { value: 'raknas', label: t.counting },
] as const

/** What courts have imposed: the sums by year, and each fee. */
export function FeesPage({ search, years, units, section, onSearch, onClear }: Props) {
  const page = search.sida ?? 1
  const answer = useQuery(feesQuery(toFilter(search), page))
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {section}
      <Stack>
        {years.length === 0 ? null : (
          <Card>
            <YearSums years={years} />
          </Card>
        )}
        <Filters search={search} years={years} units={units} onSearch={onSearch} onClear={onClear} />
        <Listing
          answer={answer}
          words={t}
          paging={{ page, limit: PAGE_SIZE }}
          isNarrowed={isNarrowed(search)}
          onClear={onClear}
        >
          {(fees, isBusy) => <FeeTable fees={fees} isBusy={isBusy} />}
        </Listing>
      </Stack>
    </>
  )
}

export function Filters({ search, years, units, onSearch, onClear }: Omit<Props, 'section'>) {
  const narrow = (change: Partial<FeeSearch>) => onSearch({ ...change, sida: undefined })
  const chosen = chosenIn(search)
  return (
    <FilterPanel
      chosen={chosen}
      quick={<FlagGroup label={t.only} flags={ONLY} search={search} onChange={narrow} />}
      details={
        <Columns>
          <SelectField
            label={t.year}
            empty={t.allYears}
            choices={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
            value={search.ar === undefined ? '' : String(search.ar)}
            onChange={({ target }) => narrow({ ar: target.value === '' ? undefined : Number(target.value) })}
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
      isDetailed={search.ar !== undefined || search.enhet !== undefined}
      inWords={[
        ...flagsInWords(ONLY, search),
        ...(search.ar === undefined ? [] : [String(search.ar)]),
        ...units.filter(({ id }) => id === search.enhet).map(({ label }) => label),
      ]}
      onClear={chosen > 0 ? onClear : undefined}
    />
  )
}
