import { deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { add, type Deviation } from '../queries'
import { standing } from './changes'
import { t } from './messages.sv'

/** Words added to a report. What was reported stands as it was. */
export function AddDialog({ deviation, onClose }: { deviation: Deviation; onClose: () => void }) {
  const action = useAction<{ text: string }, Deviation>({
    kind: 'deviation',
    start: { text: '' },
    validate: ({ text }) => (text.trim() === '' ? { text: t.addFault } : {}),
    seen: deviation,
    mayStill: (saved) => may(saved, 'additions'),
    query: ({ id }) => deviationQuery(id),
    differences: ({ text }, saved) => [...standing(saved), { field: t.addText, mine: text, theirs: '' }],
    send: ({ text }, how) => add(deviation.id, text.trim(), how),
    says: () => t.added,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.addTitle} save={t.add} onClose={onClose}>
      <TextArea
        {...bind(action).text('text')}
        label={t.addText}
        hint={t.addHint}
        required
        limit={rules.AdditionCreate.text.maxLength}
      />
    </ActionDialog>
  )
}
