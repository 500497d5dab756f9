import type { LinkProps } from '@tanstack/react-router'
import { EditForm, type Frame } from '@/forms/EditForm'
import { bind, type Fields } from '@/forms/fields'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { Columns } from '@/ui/layout/Layout'
import { ActionLink } from '@/ui/link/Link'
import { HeadcountRows } from './HeadcountRows'
import { t } from './messages.sv'
import type { UnitSummary } from './queries'
import { UnitFields } from './UnitFields'
import type { UnitValues } from './unit-form'

interface Props {
  action: Frame & Fields<UnitValues>
  boardId: string
  units: readonly UnitSummary[]
  /** The unit that is changed; left out for a new one. */
  unitId?: string
  cancel: LinkProps
}

/** All that stands about a unit. Headcounts belong to one that exists. */
export function UnitForm({ action, boardId, units, unitId, cancel }: Props) {
  const { values, change, fault, id } = action
  const { field } = bind(action)
  return (
    <EditForm
      action={action}
      cancel={cancel}
      {...(unitId === undefined ? { save: t.create } : {})}
      help={
        action.error?.code === 'leader-without-role' ? (
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
          fields={action}
          managerHint={unitId === undefined ? t.newManagerHint : t.managerHint}
        />
      </Card>
      <Card>
        <Columns even>
          <DateField {...field('from')} label={t.first} required />
          <DateField {...field('to')} label={t.last} hint={t.lastHint} />
        </Columns>
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
