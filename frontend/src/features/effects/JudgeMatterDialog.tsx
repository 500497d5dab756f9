import { effectLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { type Effect, effectsQuery, judgeMatter, type MatterEffects } from './queries'

const EFFECTS = Object.entries(effectLabels).map(([value, label]) => ({ value, label }))

interface Values {
  effect: Effect | ''
  reason: string
}

interface Props {
  matterId: string
  /** What the judgements of its actions together propose. */
  proposal: Effect | null
  onClose: () => void
}

/** How it went with a matter as a whole. Whoever goes against what its actions say tells why. */
export function JudgeMatterDialog({ matterId, proposal, onClose }: Props) {
  const isNeeded = ({ effect }: Values) => effect !== proposal || effect === 'cannot-be-judged'
  const action = useAction<Values, MatterEffects>({
    kind: 'effect',
    start: { effect: '', reason: '' },
    validate: (values) => ({
      ...(values.effect === '' ? { effect: t.faults.effect } : {}),
      ...(values.effect !== '' && isNeeded(values) && values.reason.trim() === ''
        ? { reason: t.faults.reason }
        : {}),
    }),
    send: ({ effect, reason }, how) =>
      judgeMatter(
        matterId,
        {
          effect: effect === '' ? 'cannot-be-judged' : effect,
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
        how,
      ),
    query: () => effectsQuery(matterId),
    says: () => t.judged,
    onSaved: onClose,
  })
  const { text, radio } = bind(action)
  return (
    <ActionDialog action={action} title={t.judgeMatter} save={t.judgeSave} onClose={onClose}>
      {proposal === null ? null : <p>{t.proposed(effectLabels[proposal])}</p>}
      <RadioGroup {...radio('effect')} label={t.didItHelp} required choices={EFFECTS} />
      <TextArea
        {...text('reason')}
        label={t.reason}
        hint={t.reasonHint}
        required={action.values.effect !== '' && isNeeded(action.values)}
        limit={rules.MatterEffectCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
