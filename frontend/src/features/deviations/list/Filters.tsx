import { type FormEvent, useState } from 'react'
import { STATUS } from '@/domain/deviations.sv'
import { parseDate } from '@/lib/dates'
import { chosenIn, isNarrowed } from '@/lib/search-fields'
import { useNarrow } from '@/lib/useNarrow'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { DateField } from '@/ui/date-field/DateField'
import { Details } from '@/ui/details/Details'
import { TextField } from '@/ui/text-field/TextField'
import { REPORT_TYPE } from '../messages.sv'
import styles from './Filters.module.css'
import { t } from './messages.sv'
import { type ListSearch } from './search'

const ONLY = [
  { value: 'forsenade', label: t.overdue },
  { value: 'mina', label: t.mine },
] as const
const STATUSES = Object.entries(STATUS).map(([value, { label }]) => ({ value, label }))
const TYPES = Object.entries(REPORT_TYPE).map(([value, { label }]) => ({ value, label }))

interface Props {
  search: ListSearch
  text: string
  units: readonly ComboItem[]
  onSearch: (change: Partial<ListSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

/** Every change is taken at once and stands in the address; the words to search for are taken when sent. */
export function Filters({ search, text, units, onSearch, onText, onClear }: Props) {
  const narrow = (change: Partial<ListSearch>) => onSearch({ ...change, sida: undefined })
  const isNarrow = useNarrow()
  const isDetailed =
    search.typ !== undefined ||
    search.enhet !== undefined ||
    search.fran !== undefined ||
    search.till !== undefined
  const quick = (
    <div className={styles.quick}>
      <ChipGroup
        label={t.status}
        choices={STATUSES}
        chosen={search.status ?? []}
        onChange={(status) => narrow({ status: asList(status) as ListSearch['status'] })}
      />
      <ChipGroup
        label={t.only}
        choices={ONLY}
        chosen={ONLY.map((choice) => choice.value).filter((name) => search[name] === true)}
        onChange={(chosen) =>
          narrow({
            forsenade: chosen.includes('forsenade') || undefined,
            mina: chosen.includes('mina') || undefined,
          })
        }
      />
    </div>
  )
  return (
    <Card>
      <TextSearch key={text} text={text} onText={onText} />
      {isNarrow ? null : quick}
      {isNarrowed(search) || text !== '' ? (
        <Button kind="quiet" icon="close" onClick={onClear}>
          {t.clear}
        </Button>
      ) : null}
      <Details summary={isNarrow ? t.allFilters(chosenIn(search)) : t.filters} open={isDetailed && !isNarrow}>
        {isNarrow ? quick : null}
        <div className={styles.grid}>
          <ChipGroup
            label={t.type}
            choices={TYPES}
            chosen={search.typ ?? []}
            onChange={(typ) => narrow({ typ: asList(typ) as ListSearch['typ'] })}
          />
          <ComboBox
            key={search.enhet ?? ''}
            label={t.unit}
            hint={t.unitHint}
            items={units}
            value={search.enhet ?? null}
            onChange={(unit) => narrow({ enhet: unit ?? undefined })}
          />
          <DayFilter
            key={`fran-${search.fran}`}
            label={t.from}
            value={search.fran}
            onChange={(fran) => narrow({ fran })}
          />
          <DayFilter
            key={`till-${search.till}`}
            label={t.to}
            value={search.till}
            onChange={(till) => narrow({ till })}
          />
        </div>
      </Details>
    </Card>
  )
}

function TextSearch({ text, onText }: { text: string; onText: (text: string) => void }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = new FormData(event.currentTarget).get('text')
    onText(typeof words === 'string' ? words.trim() : '')
  }
  return (
    <form role="search" onSubmit={submit} className={styles.search}>
      <TextField
        label={t.search}
        hint={t.searchHint}
        name="text"
        type="search"
        maxLength={100}
        defaultValue={text}
      />
      <Button type="submit" icon="search">
        {t.searchButton}
      </Button>
    </form>
  )
}

/** A date that becomes a filter when it is whole, and stops being one when emptied. */
function DayFilter({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}) {
  const [typed, setTyped] = useState(value ?? '')
  const isBroken = typed !== '' && parseDate(typed) === null
  const take = (next: string) => {
    setTyped(next)
    if (/^\d{4}-\d{2}-\d{2}$/.test(next) && parseDate(next) !== null) onChange(next)
  }
  const leave = () => {
    const day = typed === '' ? undefined : parseDate(typed)
    if (day !== null && day !== value) onChange(day)
  }
  return (
    <DateField
      label={label}
      value={typed}
      error={isBroken ? t.badDate : undefined}
      onChange={take}
      onBlur={leave}
    />
  )
}

function asList(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : values
}
