import { useQuery, useQueryClient } from '@tanstack/react-query'
import { asItems, deviationQuery, unitsQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { statusOf } from '@/domain/deviation-status.sv'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { Fits, VerdictsDialog } from '@/forms/SeveralDialog'
import { overtaken, type Verdict, type WayBack } from '@/forms/several'
import { useAction } from '@/forms/useAction'
import { useSeveral } from '@/forms/useSeveral'
import { several } from '@/messages/several.sv'
import { ComboBox } from '@/ui/combo-box/ComboBox'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Deviation, reroute, type Summary, undo } from '../queries'
import { t } from './messages.sv'
import { areAtIntake } from './routing'

interface Props {
  deviations: readonly Summary[]
  onClose: () => void
  /** When the verdicts have been read. */
  onDone: () => void
}

interface Values {
  unitId: string | null
  reason: string
}

/** Where a deviation is no longer handed over; in any other state it stands where one has no say. */
const ENDED: readonly Deviation['status'][] = ['closed', 'dismissed', 'transferred']

/** The server lets one take back what one has just done, also where one reads no longer. */
const BACK: WayBack<Deviation> = () => ({
  whyNot: (deviation) => (may(deviation, 'undoings') ? null : several.late),
  send: ({ id }, _none, how) => undo(id, how),
  refused: overtaken,
})

/** Several deviations to the unit where they belong, with one reason. Each is handed over, or routed, by itself. */
export function HandOverSeveral({ deviations, onClose, onDone }: Props) {
  const client = useQueryClient()
  const { data: units = [] } = useQuery(unitsQuery)
  const isRouting = areAtIntake(deviations)
  const step = useSeveral<Deviation, Values>(
    'deviation',
    {
      things: deviations,
      read: (id) => client.fetchQuery({ ...deviationQuery(id), staleTime: 0 }),
      whyNot: (deviation) => (may(deviation, 'reroutings') ? null : whyNot(deviation)),
      send: (deviation, { unitId, reason }, how) =>
        reroute(deviation.id, { unitId: unitId ?? deviation.unitId, reason: reason.trim() }, how),
    },
    BACK,
  )
  const { verdicts, phase, run } = step
  const action = useAction<Values, readonly Verdict[]>({
    kind: 'deviation',
    start: { unitId: null, reason: '' },
    validate: ({ unitId, reason }) => ({
      ...(unitId === null && !isRouting ? { unitId: t.handOverUnitFault } : {}),
      ...(reason.trim() === '' ? { reason: t.handOverReasonFault } : {}),
    }),
    send: run,
    says: null,
    onSaved: () => undefined,
  })
  const title = (isRouting ? t.routeTitle : t.handOverTitle)(deviations.length)
  if (phase === 'running' || phase === 'done')
    return (
      <VerdictsDialog
        title={title}
        step={step}
        onAgain={() => void run(action.values)}
        onDone={onDone}
        onClose={onClose}
      />
    )
  const { text, field } = bind(action)
  return (
    <ActionDialog
      action={action}
      title={title}
      save={isRouting ? t.routeSave : t.handOverSave}
      onClose={onClose}
    >
      <p>{isRouting ? t.routeText : t.handOverText}</p>
      <Fits verdicts={verdicts} isLooking={phase === 'looking'} />
      <ComboBox
        {...field('unitId')}
        label={isRouting ? t.routeUnit : t.handOverUnit}
        {...(isRouting ? { hint: t.toOwnUnits } : { required: true })}
        items={asItems(units)}
      />
      <TextArea
        {...text('reason')}
        label={t.handOverReason}
        required
        limit={rules.ReroutingCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}

function whyNot({ status, unitName }: Deviation): string {
  return ENDED.includes(status) ? several.cannot(statusOf(status).label) : several.elsewhere(unitName)
}
