import { useQueryClient } from '@tanstack/react-query'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { may } from '../shared/links'
import { t } from './messages.sv'
import { replaceUnit, type Unit, type UnitSummary, unitQuery } from './queries'
import { withBelow } from './tree'
import styles from './UnitEditPage.module.css'
import { UnitForm } from './UnitForm'
import { toUnit, UNIT_FIELDS, type UnitValues, unitDifferences, validateUnit, valuesOf } from './unit-form'

interface Props {
  unit: Unit
  units: readonly UnitSummary[]
  onDone: () => void
}

export function UnitEditPage({ unit, units, onDone }: Props) {
  const client = useQueryClient()
  const parent = units.find((other) => other.id === unit.parentId)
  const query = unitQuery(unit.id)
  const editing = useEditing<UnitValues, Unit>({
    start: valuesOf(unit, parent?.name ?? null),
    validate: validateUnit,
    fieldOf: UNIT_FIELDS,
    seen: unit,
    latest: () => client.fetchQuery({ ...query, staleTime: 0 }),
    send: (values, { version }) => replaceUnit(unit.id, toUnit(values), version),
    onSaved: (saved, isMine) => {
      client.setQueryData(query.queryKey, saved)
      void client.invalidateQueries({ queryKey: ['units'] })
      if (isMine) toast(t.saved(saved.name))
      onDone()
    },
  })
  const below = withBelow(units, unit.id)
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/organisation/$id" params={{ id: unit.id }}>
            {unit.name}
          </BackLink>
        }
        title={t.editTitle(unit.name)}
      />
      <div className={styles.page}>
        {may(unit, 'unit-successions') ? (
          <Alert>
            <p>{t.correct}</p>
            <Link to="/administration/organisation/omorganisera" search={{ enhet: unit.id }}>
              {t.toReorganise}
            </Link>
          </Alert>
        ) : null}
        <UnitForm
          editing={editing}
          boardId={unit.boardId}
          units={units.filter((other) => !below.has(other.id))}
          unitId={unit.id}
          differences={(saved) => unitDifferences(editing.values, saved)}
          cancel={
            <ActionLink to="/administration/organisation/$id" params={{ id: unit.id }} kind="quiet">
              {sv.cancel}
            </ActionLink>
          }
        />
      </div>
    </>
  )
}
