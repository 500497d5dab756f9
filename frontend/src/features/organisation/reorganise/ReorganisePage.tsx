import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SuccessionKind } from '@/domain/organisation.sv'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { t as words } from '../units/messages.sv'
import { reorganise, type UnitSummary } from '../units/queries'
import { EndingUnits } from './EndingUnits'
import { t } from './messages.sv'
import { ReviewDialog } from './ReviewDialog'
import {
  emptyReorganisation,
  FIELD_OF,
  ofKind,
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
  const action = useAction<Reorganisation, Done, string>({
    kind: 'unit',
    start: emptyReorganisation(unit),
    validate: validateReorganisation,
    fieldOf: FIELD_OF,
    confirms: true,
    send: (values, how) => reorganise(toCommand(values), how),
    says: () => t.done,
    onSaved: (saved) => onDone(saved.successors[0]?.id),
  })
  const { values, change, fault, id } = action
  const part = { values, change, fault, id, units }
  const back = linkOptions({ to: '/administration/organisation', search: { namnd: boardId } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{words.title}</BackLink>}
        title={t.title}
        lead={t.lead}
        meta={board}
      />
      <EditForm action={action} save={t.review} cancel={back}>
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
                action.forgive()
                change(ofKind(values, event.target.value as SuccessionKind, units))
              },
            }}
          />
        </Card>
        {values.kind === '' ? null : (
          <>
            <Card>
              <EndingUnits {...part} />
              <DateField {...bind(action).field('day')} label={t.day} hint={t.dayHint} required />
            </Card>
            <Successors {...part} kind={values.kind} boardId={boardId} />
          </>
        )}
      </EditForm>
      {action.isAsking ? (
        <ReviewDialog values={values} units={units} onConfirm={action.confirm} onClose={action.stopAsking} />
      ) : null}
    </>
  )
}
