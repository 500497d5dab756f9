import { linkKindLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import type { Chosen } from '@/domain/choices'
import { FoundField } from '@/domain/FoundField'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind, type Faults } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { findMatters, type LinkKind, type Links, link, linksQuery } from './queries'

const KINDS = Object.entries(linkKindLabels).map(([value, label]) => ({
  value,
  label,
  hint: t.kindHints[value as LinkKind],
}))

interface Values {
  other: Chosen | null
  kind: LinkKind | ''
  note: string
}

const START: Values = { other: null, kind: '', note: '' }

function validate({ other, kind }: Values): Faults<keyof Values> {
  return {
    ...(other === null ? { other: t.faults.other } : {}),
    ...(kind === '' ? { kind: t.faults.kind } : {}),
  }
}

/** A matter is linked to another that one reads. */
export function LinkDialog({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const action = useAction<Values, Links>({
    kind: 'link',
    start: START,
    validate,
    fieldOf: { toId: 'other' },
    send: ({ other, kind, note }, how) =>
      link(
        matterId,
        {
          toId: other?.id ?? '',
          kind: kind === '' ? 'about' : kind,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
        how,
      ),
    query: () => linksQuery(matterId),
    says: () => t.linked,
    onSaved: onClose,
  })
  const { text, radio, field } = bind(action)
  return (
    <ActionDialog action={action} title={t.linkTitle} save={t.linkSave} onClose={onClose}>
      <p className="muted">{t.linkText}</p>
      <FoundField
        {...field('other')}
        label={t.other}
        hint={t.otherHint}
        required
        among={['searches', 'link']}
        find={findMatters}
        except={matterId}
      />
      <RadioGroup {...radio('kind')} label={t.how} required choices={KINDS} />
      <TextArea
        {...text('note')}
        label={t.note}
        hint={t.noteHint}
        limit={rules.MatterLinkCreate.note.maxLength}
      />
    </ActionDialog>
  )
}
