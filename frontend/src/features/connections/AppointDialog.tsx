import { partLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import type { Chosen } from '@/domain/choices'
import { FoundField } from '@/domain/FoundField'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind, type Faults } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { appoint, findCandidates, type Part, type Participants, participantsQuery } from './queries'

const PARTS = Object.entries(partLabels).map(([value, label]) => ({ value, label }))

interface Values {
  person: Chosen | null
  part: Part | ''
  reason: string
}

const START: Values = { person: null, part: '', reason: '' }

function validate({ person, part }: Values): Faults<keyof Values> {
  return {
    ...(person === null ? { person: t.faults.person } : {}),
    ...(part === '' ? { part: t.faults.part } : {}),
  }
}

/** Somebody is let into a matter, and as what. */
export function AppointDialog({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const action = useAction<Values, Participants>({
    kind: 'participant',
    start: START,
    validate,
    fieldOf: { personId: 'person' },
    send: ({ person, part, reason }, how) =>
      appoint(
        matterId,
        {
          personId: person?.id ?? '',
          part: part === '' ? 'helper' : part,
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
        how,
      ),
    query: () => participantsQuery(matterId),
    says: ({ participants }) => t.added(participants.findLast(({ endedAt }) => endedAt === null)?.name ?? ''),
    onSaved: onClose,
  })
  const { text, field } = bind(action)
  return (
    <ActionDialog action={action} title={t.addTitle} save={t.addSave} onClose={onClose}>
      <p className="muted">{t.addText}</p>
      <FoundField
        {...field('person')}
        label={t.person}
        required
        among={['participants', 'candidates', matterId]}
        find={(typed) => findCandidates(matterId, typed)}
      />
      <SelectField {...text('part')} label={t.part} required choices={PARTS} />
      <TextArea
        {...text('reason')}
        label={t.why}
        hint={t.whyHint}
        limit={rules.ParticipantCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
