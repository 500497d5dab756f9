import { AREA_CHOICES } from '@/domain/areas.sv'
import { UNIT_KIND_CHOICES } from '@/domain/organisation.sv'
import { PersonField } from '@/domain/PersonField'
import { UnitField } from '@/domain/UnitField'
import { bind, type Fields } from '@/forms/fields'
import { Columns } from '@/ui/layout/Layout'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { UnitSummary } from './queries'
import type { UnitCore } from './unit-form'

interface Props {
  boardId: string
  /** What the unit may lie under. */
  units: readonly UnitSummary[]
  fields: Fields<UnitCore>
  managerHint: string
}

/** What is asked about any unit. */
export function UnitFields({ boardId, units, fields, managerHint }: Props) {
  const { text, field } = bind(fields)
  return (
    <>
      <TextField {...text('name')} label={t.name} required />
      <Columns even>
        <SelectField {...text('kind')} label={t.kind} required choices={UNIT_KIND_CHOICES} />
        <SelectField {...text('area')} label={t.area} required choices={AREA_CHOICES} />
      </Columns>
      <UnitField {...field('parent')} label={t.parent} hint={t.parentHint} units={units} />
      <PersonField {...field('manager')} label={t.manager} hint={managerHint} boardId={boardId} />
      <PersonField {...field('deputy')} label={t.deputy} hint={t.deputyHint} boardId={boardId} />
    </>
  )
}
