import { deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { longDate, timeLeft } from '@/lib/dates'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Deviation, reroute } from '../queries'
import { standing } from './changes'
import { waitsAtIntake } from './intake'
import { t } from './messages.sv'

interface Props {
  deviation: Deviation
  units: readonly ComboItem[]
  onClose: () => void
}

/** A named hand-over to the unit where the matter belongs. */
export function RerouteDialog({ deviation, units, onClose }: Props) {
  const isAtIntake = waitsAtIntake(deviation)
  const action = useAction<{ unitId: string | null; reason: string }, Deviation>({
    kind: 'deviation',
    start: { unitId: isAtIntake ? deviation.unitId : null, reason: '' },
    validate: ({ unitId, reason }) => ({
      ...(unitId === null ? { unitId: t.rerouteUnitFault } : {}),
      ...(reason.trim() === '' ? { reason: t.rerouteReasonFault } : {}),
    }),
    seen: deviation,
    query: ({ id }) => deviationQuery(id),
    differences: ({ unitId, reason }, saved) => [
      ...standing(saved),
      {
        field: t.rerouteUnit,
        mine: units.find((unit) => unit.id === unitId)?.label ?? '',
        theirs: saved.unitName,
      },
      { field: t.rerouteReason, mine: reason, theirs: '' },
    ],
    mayStill: (saved) => may(saved, 'reroutings'),
    send: ({ unitId, reason }, how) =>
      reroute(deviation.id, { unitId: unitId ?? '', reason: reason.trim() }, how),
    says: (saved) => (isAtIntake ? t.routed : t.rerouted)(saved.unitName),
    onSaved: onClose,
  })
  const { text, field } = bind(action)
  return (
    <ActionDialog
      action={action}
      title={isAtIntake ? t.routeTitle : t.rerouteTitle}
      save={isAtIntake ? t.route : t.rerouteButton}
      onClose={onClose}
    >
      <p>{isAtIntake ? t.routeText : t.rerouteText}</p>
      {isOpen(deviation) ? (
        <p>
          {t.rerouteDue(
            t.rerouteSteps[deviation.status],
            longDate(deviation.dueOn),
            timeLeft(deviation.dueOn),
          )}
        </p>
      ) : null}
      <ComboBox
        {...field('unitId')}
        label={isAtIntake ? t.routeUnit : t.rerouteUnit}
        required
        items={isAtIntake ? units : units.filter((unit) => unit.id !== deviation.unitId)}
      />
      <TextArea
        {...text('reason')}
        label={t.rerouteReason}
        required
        limit={rules.ReroutingCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}

function isOpen(deviation: Deviation): deviation is Deviation & { status: keyof typeof t.rerouteSteps } {
  return deviation.status in t.rerouteSteps
}
