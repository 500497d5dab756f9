import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import { createUnit, type Unit, type UnitSummary, unitQuery } from './queries'
import { UnitForm } from './UnitForm'
import { emptyUnit, toUnit, UNIT_FIELDS, type UnitValues, validateUnit } from './unit-form'

interface Props {
  boardId: string
  units: readonly UnitSummary[]
  board: ReactNode
  onDone: (id: string) => void
}

/** A unit that takes over from none. It lies under the top of the organisation until something else is chosen. */
export function UnitNewPage({ boardId, units, board, onDone }: Props) {
  const client = useQueryClient()
  const top = units.find((unit) => unit.parentId === null)
  const editing = useEditing<UnitValues, Unit>({
    start: emptyUnit(top === undefined ? null : { id: top.id, label: top.name }, ''),
    validate: validateUnit,
    fieldOf: UNIT_FIELDS,
    send: (values, { key }) => {
      const { headcounts: _none, ...unit } = toUnit(values)
      return createUnit({ ...unit, boardId }, key)
    },
    onSaved: (saved) => {
      client.setQueryData(unitQuery(saved.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['units'] })
      toast(t.created(saved.name))
      onDone(saved.id)
    },
  })
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/organisation" search={{ namnd: boardId }}>
            {t.title}
          </BackLink>
        }
        title={t.newTitle}
        lead={t.newLead}
        meta={board}
      />
      <UnitForm
        editing={editing}
        boardId={boardId}
        units={units}
        cancel={
          <ActionLink to="/administration/organisation" search={{ namnd: boardId }} kind="quiet">
            {sv.cancel}
          </ActionLink>
        }
      />
    </>
  )
}
