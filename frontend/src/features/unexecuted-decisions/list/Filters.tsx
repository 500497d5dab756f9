import { lazy, Suspense } from 'react'
import { AREA_CHOICES, type Area } from '@/domain/areas.sv'
import { STAGE } from '@/domain/decisions.sv'
import { chosenIn, isNarrowed } from '@/lib/search-fields'
import { useNarrow } from '@/lib/useNarrow'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { Details } from '@/ui/details/Details'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import styles from './Filters.module.css'
import { t } from './messages.sv'
import { type DecisionSearch } from './search'

const ComboBox = lazy(() =>
  import('@/ui/combo-box/ComboBox').then((module) => ({ default: module.ComboBox })),
)
const STAGE_CHOICES = Object.entries(STAGE).map(([value, label]) => ({ value, label }))
const ONLY = [
  { value: 'mina', label: t.mine },
  { value: 'avbrott', label: t.interrupted },
] as const

interface Props {
  search: DecisionSearch
  units: readonly ComboItem[]
  benefits: readonly Choice[]
  onSearch: (change: Partial<DecisionSearch>) => void
  onClear: () => void
}

/** Every change is taken at once and stands in the address. */
export function Filters({ search, units, benefits, onSearch, onClear }: Props) {
  const narrow = (change: Partial<DecisionSearch>) => onSearch({ ...change, sida: undefined })
  const isNarrow = useNarrow()
  const isDetailed = [search.insats, search.enhet, search.omrade].some((value) => value !== undefined)
  const quick = (
    <div className={styles.quick}>
      <ChipGroup
        label={t.only}
        choices={ONLY}
        chosen={ONLY.map((choice) => choice.value).filter((name) => search[name] === true)}
        onChange={(chosen) =>
          narrow({
            mina: chosen.includes('mina') || undefined,
            avbrott: chosen.includes('avbrott') || undefined,
          })
        }
      />
      <ChipGroup
        label={t.stage}
        choices={STAGE_CHOICES}
        chosen={search.steg ?? []}
        onChange={(steg) =>
          narrow({ steg: steg.length === 0 ? undefined : (steg as NonNullable<DecisionSearch['steg']>) })
        }
      />
    </div>
  )
  return (
    <Card>
      {isNarrow ? null : quick}
      {isNarrowed(search) ? (
        <Button kind="quiet" icon="close" onClick={onClear}>
          {t.clear}
        </Button>
      ) : null}
      <Details
        summary={isNarrow ? t.allFilters(chosenIn(search)) : t.filters}
        open={(isDetailed || search.alla === true) && !isNarrow}
      >
        {isNarrow ? quick : null}
        <div className={styles.grid}>
          <SelectField
            label={t.benefit}
            empty={t.allBenefits}
            choices={benefits}
            value={search.insats ?? ''}
            onChange={(event) => narrow({ insats: event.target.value || undefined })}
          />
          <SelectField
            label={t.area}
            empty={t.allAreas}
            choices={AREA_CHOICES}
            value={search.omrade ?? ''}
            onChange={(event) =>
              narrow({ omrade: event.target.value === '' ? undefined : (event.target.value as Area) })
            }
          />
          <Suspense fallback={<p>{sv.loading}</p>}>
            <ComboBox
              key={search.enhet ?? ''}
              label={t.unit}
              hint={t.unitHint}
              items={units}
              value={search.enhet ?? null}
              onChange={(unit) => narrow({ enhet: unit ?? undefined })}
            />
          </Suspense>
        </div>
        {search.vy === 'tavla' ? null : (
          <CheckboxField
            label={t.all}
            checked={search.alla ?? false}
            onChange={(event) => narrow({ alla: event.target.checked || undefined })}
          />
        )}
      </Details>
    </Card>
  )
}
