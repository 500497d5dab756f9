import { entryKindLabels } from '@/api/codes.gen'
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
import { type Investigation, investigationQuery, note } from './queries'
import { type EntryValues, toClock, validateEntry } from './values'

const KINDS = Object.entries(entryKindLabels).map(([value, label]) => ({ value, label }))
const START: EntryValues = { kind: '', source: '', words: '', happenedOn: '', clockTime: '' }

/** A piece of information is noted, with where it comes from. */
export function EntryDialog({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const action = useAction<EntryValues, Investigation>({
    kind: 'deviation',
    start: START,
    validate: validateEntry,
    send: ({ kind, source, words, happenedOn, clockTime }, how) =>
      note(
        matterId,
        {
          kind: kind === '' ? 'fact' : kind,
          source: source.trim(),
          words: words.trim(),
          happenedOn: parseDate(happenedOn),
          clockTime: toClock(clockTime),
        },
        how,
      ),
    query: () => investigationQuery(matterId),
    says: () => t.course.saved,
    onSaved: onClose,
  })
  const { text, radio, field } = bind(action)
  return (
    <ActionDialog action={action} title={t.course.add} save={t.course.save} onClose={onClose}>
      <TextArea
        {...text('words')}
        label={t.course.words}
        hint={t.course.wordsHint}
        required
        limit={rules.LedgerEntryCreate.words.maxLength}
      />
      <RadioGroup {...radio('kind')} label={t.course.kind} required choices={KINDS} />
      <TextField {...text('source')} label={t.course.source} hint={t.course.sourceHint} required />
      <DateField {...field('happenedOn')} label={t.course.day} hint={t.course.dayHint} max={civilDate()} />
      <TextField {...text('clockTime')} label={t.course.time} hint={t.course.timeHint} width="short" />
    </ActionDialog>
  )
}
