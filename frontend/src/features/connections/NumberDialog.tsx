import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind, type Faults } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { type Numbers, noteNumber, numbersQuery } from './queries'

const WHOSE = [
  { value: 'ours', label: t.ours },
  { value: 'theirs', label: t.theirs },
]

interface Values {
  number: string
  whose: string
  holder: string
}

const START: Values = { number: '', whose: 'ours', holder: '' }

function validate({ number, whose, holder }: Values): Faults<keyof Values> {
  return {
    ...(number.trim() === '' ? { number: t.faults.number } : {}),
    ...(whose === 'theirs' && holder.trim() === '' ? { holder: t.faults.holder } : {}),
  }
}

/** What a matter is called in a diary is noted. */
export function NumberDialog({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const action = useAction<Values, Numbers>({
    kind: 'diary-number',
    start: START,
    validate,
    send: ({ number, whose, holder }, how) =>
      noteNumber(
        matterId,
        { number: number.trim(), ...(whose === 'theirs' ? { holder: holder.trim() } : {}) },
        how,
      ),
    query: () => numbersQuery(matterId),
    says: () => t.numberNoted,
    onSaved: onClose,
  })
  const { text, radio } = bind(action)
  return (
    <ActionDialog action={action} title={t.numberTitle} save={t.numberSave} onClose={onClose}>
      <RadioGroup {...radio('whose')} label={t.whose} look="inline" required choices={WHOSE} />
      {action.values.whose === 'theirs' ? (
        <TextField
          {...text('holder')}
          label={t.holder}
          hint={t.holderHint}
          required
          maxLength={rules.DiaryNumberCreate.holder.maxLength}
        />
      ) : null}
      <TextField
        {...text('number')}
        label={t.number}
        hint={t.numberHint}
        required
        maxLength={rules.DiaryNumberCreate.number.maxLength}
      />
    </ActionDialog>
  )
}
