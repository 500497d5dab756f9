import { audienceLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind, type Faults } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { type Audience, type Messages, messagesQuery, send } from './queries'

const AUDIENCES = Object.entries(audienceLabels).map(([value, label]) => ({ value, label }))

interface Values {
  text: string
  audience: Audience
}

const START: Values = { text: '', audience: 'handlers' }

function validate({ text }: Values): Faults<keyof Values> {
  return text.trim() === '' ? { text: t.faults.text } : {}
}

/** Something is written to those who handle a matter, or also to who has reported it. */
export function MessageDialog({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const action = useAction<Values, Messages>({
    kind: 'message',
    start: START,
    validate,
    send: ({ text, audience }, how) => send(matterId, { text: text.trim(), audience }, how),
    query: () => messagesQuery(matterId),
    says: () => t.sent,
    onSaved: onClose,
  })
  const { text, radio } = bind(action)
  return (
    <ActionDialog action={action} title={t.messageTitle} save={t.messageSave} onClose={onClose}>
      <TextArea
        {...text('text')}
        label={t.message}
        hint={t.messageHint}
        required
        limit={rules.MessageCreate.text.maxLength}
      />
      <RadioGroup {...radio('audience')} label={t.audience} required choices={AUDIENCES} />
    </ActionDialog>
  )
}
