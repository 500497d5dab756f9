import { concernsChildLabels } from '@/api/codes.gen'
import { deviationStatisticsComparedWith } from '@/api/parameters.gen'
import { AREA_CHOICES, type Area } from '@/domain/areas.sv'
import { PERIOD_KINDS, type PeriodKind } from '@/lib/period-kinds'
import type { NamedPeriod } from '@/lib/periods'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { Columns } from '@/ui/layout/Layout'
import { SelectField } from '@/ui/select-field/SelectField'
import { t } from './messages.sv'
import type { StatisticsSearch } from './search'

type ComparedWith = (typeof deviationStatisticsComparedWith)[number]
const AGAINSTS = deviationStatisticsComparedWith.map((value) => ({ value, label: t.againsts[value] }))
const CHILD = Object.entries(concernsChildLabels).map(([value, label]) => ({ value, label }))
const KINDS = PERIOD_KINDS.map((value) => ({ value, label: t.kinds[value] }))

interface Props {
  search: StatisticsSearch
  kind: PeriodKind
  period: NamedPeriod | undefined
  periods: readonly NamedPeriod[]
  comparedWith: ComparedWith
  units: readonly ComboItem[]
  /** Whether it is asked if they concern a child. */
  ofChildren?: boolean
  onSearch: (change: Partial<StatisticsSearch>) => void
}

/** What is counted; every choice stands in the address. */
export function Choosers({
  search,
  kind,
  period,
  periods,
  comparedWith,
  units,
  ofChildren = false,
  onSearch,
}: Props) {
  return (
    <Card print={false}>
      <Columns least="narrow" even>
        <SelectField
          label={t.kind}
          empty={null}
          choices={KINDS}
          value={kind}
          onChange={(event) => onSearch({ period: event.target.value as PeriodKind, val: undefined })}
        />
        <SelectField
          label={t.which}
          empty={null}
          choices={periods.map(({ code, label }) => ({ value: code, label }))}
          value={period?.code ?? ''}
          onChange={(event) => onSearch({ val: event.target.value })}
        />
        {kind === 'tertial' || kind === 'manad' ? (
          <SelectField
            label={t.against}
            empty={null}
            choices={AGAINSTS}
            value={comparedWith}
            onChange={(event) => onSearch({ jamfor: event.target.value as ComparedWith })}
          />
        ) : null}
        <SelectField
          label={t.area}
          empty={t.allAreas}
          choices={AREA_CHOICES}
          value={search.omrade ?? ''}
          onChange={(event) =>
            onSearch({ omrade: event.target.value === '' ? undefined : (event.target.value as Area) })
          }
        />
        {ofChildren ? (
          <SelectField
            label={t.child}
            empty={t.everyone}
            choices={CHILD}
            value={search.barn ?? ''}
            onChange={({ target }) =>
              onSearch({ barn: (target.value || undefined) as StatisticsSearch['barn'] })
            }
          />
        ) : null}
        <ComboBox
          label={t.unit}
          items={units}
          value={search.enhet ?? null}
          onChange={(unit) => onSearch({ enhet: unit ?? undefined })}
        />
      </Columns>
      <CheckboxField
        label={t.follow}
        hint={t.followHint}
        checked={search.folj ?? false}
        onChange={(event) => onSearch({ folj: event.target.checked || undefined })}
      />
    </Card>
  )
}
