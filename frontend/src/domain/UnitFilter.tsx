import { lists } from '@/messages/lists.sv'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'

/** A unit as it narrows a list: with all that stands below it, or alone. */
interface UnitSearch {
  enhet?: string | undefined
  ensam?: true | undefined
}

interface Props {
  units: readonly ComboItem[]
  search: UnitSearch
  onChange: (change: UnitSearch) => void
}

/** Narrows a list to a unit. What stands below it comes along until it is left out. */
export function UnitFilter({ units, search: { enhet, ensam }, onChange }: Props) {
  return (
    <>
      <ComboBox
        key={enhet ?? ''}
        label={lists.unit}
        hint={lists.unitHint}
        items={units}
        value={enhet ?? null}
        onChange={(unit) => onChange({ enhet: unit ?? undefined, ensam: undefined })}
      />
      {enhet === undefined ? null : (
        <CheckboxField
          label={lists.aloneLabel}
          checked={ensam ?? false}
          onChange={(event) => onChange({ ensam: event.target.checked || undefined })}
        />
      )}
    </>
  )
}
