import { linkOptions } from '@tanstack/react-router'
import { may } from '@/api/resource'
import { useAction } from '@/forms/useAction'
import { Alert } from '@/ui/alert/Alert'
import { Stack } from '@/ui/layout/Layout'
import { BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import { replaceUnit, type Unit, type UnitSummary, unitQuery } from './queries'
import { withBelow } from './tree'
import { UnitForm } from './UnitForm'
import { FIELD_OF, toUnit, type UnitValues, unitDifferences, validateUnit, valuesOf } from './unit-form'

interface Props {
  unit: Unit
  units: readonly UnitSummary[]
  onDone: () => void
}

export function UnitEditPage({ unit, units, onDone }: Props) {
  const parent = units.find((other) => other.id === unit.parentId)
  const action = useAction<UnitValues, Unit>({
    kind: 'unit',
    start: valuesOf(unit, parent?.name ?? null),
    validate: validateUnit,
    fieldOf: FIELD_OF,
    seen: unit,
    mayStill: (saved) => may(saved, 'replace'),
    query: ({ id }) => unitQuery(id),
    differences: unitDifferences,
    send: (values, how) => replaceUnit(unit.id, toUnit(values), how),
    says: (saved) => t.saved(saved.name),
    onSaved: onDone,
  })
  const below = withBelow(units, unit.id)
  const back = linkOptions({ to: '/administration/organisation/$id', params: { id: unit.id } })
  return (
    <>
      <PageHeader back={<BackLink {...back}>{unit.name}</BackLink>} title={t.editTitle(unit.name)} />
      <Stack width="form">
        {may(unit, 'unit-successions') ? (
          <Alert>
            <p>{t.correct}</p>
            <Link to="/administration/organisation/omorganisera" search={{ enhet: unit.id }}>
              {t.toReorganise}
            </Link>
          </Alert>
        ) : null}
        <UnitForm
          action={action}
          boardId={unit.boardId}
          units={units.filter((other) => !below.has(other.id))}
          unitId={unit.id}
          cancel={back}
        />
      </Stack>
    </>
  )
}
