import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAction } from '@/forms/useAction'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import { createUnit, type Unit, type UnitSummary, unitQuery } from './queries'
import { UnitForm } from './UnitForm'
import { emptyUnit, FIELD_OF, toUnit, type UnitValues, validateUnit } from './unit-form'

interface Props {
  boardId: string
  units: readonly UnitSummary[]
  board: ReactNode
  onDone: (id: string) => void
}

/** A unit that takes over from none. It lies under the top of the organisation until something else is chosen. */
export function UnitNewPage({ boardId, units, board, onDone }: Props) {
  const top = units.find((unit) => unit.parentId === null)
  const action = useAction<UnitValues, Unit>({
    kind: 'unit',
    start: emptyUnit(top === undefined ? null : { id: top.id, label: top.name }, ''),
    validate: validateUnit,
    fieldOf: FIELD_OF,
    send: (values, how) => {
      const { headcounts: _none, ...unit } = toUnit(values)
      return createUnit({ ...unit, boardId }, how)
    },
    query: ({ id }) => unitQuery(id),
    says: (saved) => t.created(saved.name),
    onSaved: (saved) => onDone(saved.id),
  })
  const back = linkOptions({ to: '/administration/organisation', search: { namnd: boardId } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.title}</BackLink>}
        title={t.newTitle}
        lead={t.newLead}
        meta={board}
      />
      <UnitForm action={action} boardId={boardId} units={units} cancel={back} />
    </>
  )
}
