import { Pair } from '@/forms/Pair'
import type { Name } from '@/forms/useEditing'
import { AREA_CHOICES, type Area } from '@/messages/areas.sv'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { PersonField } from '../shared/PersonField'
import { UnitField } from '../shared/UnitField'
import { UNIT_KIND_CHOICES, type UnitKind } from '../shared/words.sv'
import { t } from './messages.sv'
import type { UnitSummary } from './queries'
import type { UnitCore } from './unit-form'

interface Props {
  boardId: string
  /** What the unit may lie under. */
  units: readonly UnitSummary[]
  values: UnitCore
  change: (part: Partial<UnitCore>) => void
  fault: (name: Name<UnitCore>) => string | undefined
  id: (name: Name<UnitCore>) => string
  managerHint: string
}

/** What is asked about any unit. */
export function UnitFields({ boardId, units, values, change, fault, id, managerHint }: Props) {
  return (
    <>
      <TextField
        id={id('name')}
        label={t.name}
        required
        error={fault('name')}
        value={values.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Pair>
        <SelectField
          id={id('kind')}
          label={t.kind}
          required
          error={fault('kind')}
          choices={UNIT_KIND_CHOICES}
          value={values.kind}
          onChange={(event) => change({ kind: event.target.value as UnitKind | '' })}
        />
        <SelectField
          id={id('area')}
          label={t.area}
          required
          error={fault('area')}
          choices={AREA_CHOICES}
          value={values.area}
          onChange={(event) => change({ area: event.target.value as Area | '' })}
        />
      </Pair>
      <UnitField
        id={id('parent')}
        label={t.parent}
        hint={t.parentHint}
        error={fault('parent')}
        units={units}
        value={values.parent}
        onChange={(parent) => change({ parent })}
      />
      <PersonField
        id={id('manager')}
        label={t.manager}
        hint={managerHint}
        error={fault('manager')}
        boardId={boardId}
        value={values.manager}
        onChange={(manager) => change({ manager })}
      />
      <PersonField
        id={id('deputy')}
        label={t.deputy}
        hint={t.deputyHint}
        error={fault('deputy')}
        boardId={boardId}
        value={values.deputy}
        onChange={(deputy) => change({ deputy })}
      />
    </>
  )
}
