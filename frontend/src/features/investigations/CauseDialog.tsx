import { certaintyLabels, systemAreaLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { addCause, type Investigation, investigationQuery } from './queries'
import { type CauseValues, orNull, toWhys, validateCause } from './values'

const asChoices = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const AREAS = asChoices(systemAreaLabels)
const CERTAINTIES = asChoices(certaintyLabels)
const START: CauseValues = { code: '', systemArea: '', certainty: '', note: '', whys: '' }

interface Props {
  matterId: string
  /** The board's own list of causes. */
  causes: readonly Choice[]
  onClose: () => void
}

/** Why it happened: by the board's list, where in the organisation it lies, and how sure it is. */
export function CauseDialog({ matterId, causes, onClose }: Props) {
  const action = useAction<CauseValues, Investigation>({
    kind: 'deviation',
    start: START,
    validate: validateCause,
    send: ({ code, systemArea, certainty, note, whys }, how) =>
      addCause(
        matterId,
        {
          code,
          systemArea: systemArea === '' ? 'organisation' : systemArea,
          certainty: certainty === '' ? 'possible' : certainty,
          note: orNull(note),
          whys: toWhys(whys),
        },
        how,
      ),
    query: () => investigationQuery(matterId),
    says: () => t.causes.saved,
    onSaved: onClose,
  })
  const { text, radio } = bind(action)
  return (
    <ActionDialog action={action} title={t.causes.add} save={t.causes.save} onClose={onClose}>
      <SelectField {...text('code')} label={t.causes.code} required choices={causes} />
      <SelectField {...text('systemArea')} label={t.causes.area} required choices={AREAS} />
      <RadioGroup {...radio('certainty')} label={t.causes.certainty} required choices={CERTAINTIES} />
      <TextArea
        {...text('note')}
        label={t.causes.note}
        hint={t.causes.noteHint}
        limit={rules.CauseCreate.note.maxLength}
      />
      <TextArea {...text('whys')} label={t.causes.whys} hint={t.causes.whysHint} />
    </ActionDialog>
  )
}
