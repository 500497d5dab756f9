import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EditForm } from '@/forms/EditForm'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import type { SuccessionKind } from '../../shared/words.sv'
import { t as words } from '../messages.sv'
import { reorganise, type UnitSummary } from '../queries'
import { EndingUnits } from './EndingUnits'
import { t } from './messages.sv'
import { ReviewDialog } from './ReviewDialog'
import {
  emptyReorganisation,
  ofKind,
  REORGANISATION_FIELDS,
  type Reorganisation,
  toCommand,
  validateReorganisation,
} from './reorganisation'
import { Successors } from './Successors'

type Done = Awaited<ReturnType<typeof reorganise>>
const KINDS = Object.entries(t.kinds).map(([value, text]) => ({ value, ...text }))

interface Props {
  boardId: string
  units: readonly UnitSummary[]
  /** The unit that one came from, where there is one. */
  unit: UnitSummary | undefined
  board: ReactNode
  onDone: (unitId: string | undefined) => void
}

/** Units that end and units that take over: what, which and when, and then a look at what comes of it. */
export function ReorganisePage({ boardId, units, unit, board, onDone }: Props) {
  const client = useQueryClient()
  const editing = useEditing<Reorganisation, Done, string>({
    start: emptyReorganisation(unit),
    validate: validateReorganisation,
    fieldOf: REORGANISATION_FIELDS,
    confirms: true,
    send: (values, { key }) => reorganise(toCommand(values), key),
    onSaved: (saved) => {
      void client.invalidateQueries({ queryKey: ['units'] })
      void client.invalidateQueries({ queryKey: ['assignments'] })
      toast(t.done)
      onDone(saved.successors[0]?.id)
    },
  })
  const { values, change, fault, id } = editing
  const part = { values, change, fault, id, units }
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/organisation" search={{ namnd: boardId }}>
            {words.title}
          </BackLink>
        }
        title={t.title}
        lead={t.lead}
        meta={board}
      />
      <EditForm
        editing={editing}
        save={t.review}
        cancel={
          <ActionLink to="/administration/organisation" search={{ namnd: boardId }} kind="quiet">
            {sv.cancel}
          </ActionLink>
        }
      >
        <Card>
          <RadioGroup
            id={id('kind')}
            name="kind"
            label={t.kind}
            look="cards"
            required
            error={fault('kind')}
            choices={KINDS}
            value={values.kind}
            input={{
              onChange: (event) => {
                editing.forgive()
                change(ofKind(values, event.target.value as SuccessionKind, units))
              },
            }}
          />
        </Card>
        {values.kind === '' ? null : (
          <>
            <Card>
              <EndingUnits {...part} />
              <DateField
                id={id('day')}
                label={t.day}
                hint={t.dayHint}
                required
                error={fault('day')}
                value={values.day}
                onChange={(day) => change({ day })}
              />
            </Card>
            <Successors {...part} kind={values.kind} boardId={boardId} />
          </>
        )}
      </EditForm>
      {editing.isAsking ? (
        <ReviewDialog
          values={values}
          units={units}
          onConfirm={editing.confirm}
          onClose={editing.stopAsking}
        />
      ) : null}
    </>
  )
}
