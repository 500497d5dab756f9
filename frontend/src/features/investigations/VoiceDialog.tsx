import { voiceOfLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { addVoice, type Investigation, investigationQuery } from './queries'
import { type VoiceValues, validateVoice } from './values'

const WHOSE = Object.entries(voiceOfLabels).map(([value, label]) => ({ value, label }))
const ASKING = Object.entries(t.voices.askingChoices).map(([value, label]) => ({ value, label }))
const START: VoiceValues = { whose: '', asking: '', askedOn: '', askedBy: '', words: '', reason: '' }

function toVoice({ whose, asking, askedOn, askedBy, words, reason }: VoiceValues) {
  const about = { whose: whose === '' ? 'individual' : whose } as const
  return asking === 'asked'
    ? {
        ...about,
        asking,
        askedOn: parseDate(askedOn),
        askedBy: askedBy.trim(),
        words: words.trim(),
        reason: null,
      }
    : {
        ...about,
        asking: 'not-asked' as const,
        askedOn: null,
        askedBy: null,
        words: null,
        reason: reason.trim(),
      }
}

/** What somebody whom it concerns says, or why nobody has asked. */
export function VoiceDialog({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const action = useAction<VoiceValues, Investigation>({
    kind: 'deviation',
    start: START,
    validate: validateVoice,
    send: (values, how) => addVoice(matterId, toVoice(values), how),
    query: () => investigationQuery(matterId),
    says: () => t.voices.saved,
    onSaved: onClose,
  })
  const { text, radio, field } = bind(action)
  const { asking } = action.values
  return (
    <ActionDialog action={action} title={t.voices.add} save={t.voices.save} onClose={onClose}>
      <RadioGroup {...radio('whose')} label={t.voices.whose} required choices={WHOSE} />
      <RadioGroup {...radio('asking')} label={t.voices.asking} look="inline" required choices={ASKING} />
      {asking === 'asked' ? (
        <>
          <TextArea
            {...text('words')}
            label={t.voices.words}
            hint={t.voices.wordsHint}
            required
            limit={rules.VoiceCreate.words.maxLength}
          />
          <DateField {...field('askedOn')} label={t.voices.askedOn} required max={civilDate()} />
          <TextField {...text('askedBy')} label={t.voices.askedBy} required />
        </>
      ) : null}
      {asking === 'not-asked' ? (
        <TextArea
          {...text('reason')}
          label={t.voices.reason}
          required
          limit={rules.VoiceCreate.reason.maxLength}
        />
      ) : null}
    </ActionDialog>
  )
}
