import type { ReactNode } from 'react'
import { EditForm } from '@/forms/EditForm'
import { Pair } from '@/forms/Pair'
import type { useEditing } from '@/forms/useEditing'
import { Card } from '@/ui/card/Card'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { DateField } from '@/ui/date-field/DateField'
import { ActionLink } from '@/ui/link/Link'
import { HeadcountRows } from './HeadcountRows'
import { t } from './messages.sv'
import type { Unit, UnitSummary } from './queries'
import { UnitFields } from './UnitFields'
import type { UnitValues } from './unit-form'

interface Props {
  editing: ReturnType<typeof useEditing<UnitValues, Unit>>
  boardId: string
  units: readonly UnitSummary[]
  /** The unit that is changed; left out for a new one. */
  unitId?: string
  cancel: ReactNode
  differences?: (saved: Unit) => Difference[]
}

/** All that stands about a unit. Headcounts belong to one that exists. */
export function UnitForm({ editing, boardId, units, unitId, cancel, differences }: Props) {
  const { values, change, fault, id } = editing
  return (
    <EditForm
      editing={editing}
      cancel={cancel}
      {...(differences === undefined ? {} : { differences })}
      {...(unitId === undefined ? { save: t.create } : {})}
      help={
        editing.error?.code === 'leader-without-role' ? (
          <ActionLink
            to="/administration/personer/ny-roll"
            search={{ namnd: boardId, enhet: unitId, person: values.manager?.id, roll: 'unit-manager' }}
            target="_blank"
          >
            {t.giveManagerRole}
          </ActionLink>
        ) : null
      }
    >
      <Card>
        <UnitFields
          boardId={boardId}
          units={units}
          values={values}
          change={change}
          fault={fault}
          id={id}
          managerHint={unitId === undefined ? t.newManagerHint : t.managerHint}
        />
      </Card>
      <Card>
        <Pair>
          <DateField
            id={id('from')}
            label={t.first}
            required
            error={fault('from')}
            value={values.from}
            onChange={(from) => change({ from })}
          />
          <DateField
            id={id('to')}
            label={t.last}
            hint={t.lastHint}
            error={fault('to')}
            value={values.to}
            onChange={(to) => change({ to })}
          />
        </Pair>
      </Card>
      {unitId === undefined ? null : (
        <Card>
          <HeadcountRows
            id={id('headcounts')}
            rows={values.headcounts}
            error={fault('headcounts')}
            onChange={(headcounts) => change({ headcounts })}
          />
        </Card>
      )}
    </EditForm>
  )
}
