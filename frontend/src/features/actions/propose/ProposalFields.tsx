import {
  actionHorizonLabels,
  actionKindLabels,
  concernsChildLabels,
  outsideKindLabels,
} from '@/api/codes.gen'
import type { UnitSummary } from '@/api/lookups'
import { rules } from '@/api/rules.gen'
import { STRENGTH } from '@/domain/actions.sv'
import { PersonField } from '@/domain/PersonField'
import { UnitField } from '@/domain/UnitField'
import { bind, type Fields } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { ProposalValues } from './propose-form'

const limits = rules.ActionReplace
const choicesOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const KINDS = choicesOf(actionKindLabels)
const HORIZONS = choicesOf(actionHorizonLabels)
const CHILD = choicesOf(concernsChildLabels)
const OUTSIDE = choicesOf(outsideKindLabels)
const STRENGTHS = Object.entries(STRENGTH).map(([value, text]) => ({ value, ...text }))

interface Props {
  fields: Fields<ProposalValues>
  /** Left out where the proposal has its unit already. */
  units?: readonly UnitSummary[]
  /** The board among whose people a contact is found; null for those who find nobody but themselves. */
  among: string | null
}

/** What is to be done, how strong it is, and by when. Who does it is decided with it. */
export function ProposalFields({ fields, units, among }: Props) {
  const { text, radio, field } = bind(fields)
  const { isOutside } = fields.values
  return (
    <>
      <Card>
        <TextField
          {...text('title')}
          label={t.name}
          hint={t.nameHint}
          required
          maxLength={limits.title.maxLength}
        />
        <TextArea {...text('what')} label={t.what} hint={t.whatHint} required limit={limits.what.maxLength} />
        <SelectField {...text('actionKind')} label={t.kind} hint={t.kindHint} required choices={KINDS} />
        <RadioGroup
          {...radio('strength')}
          label={t.strength}
          hint={t.strengthHint}
          look="cards"
          required
          choices={STRENGTHS}
        />
      </Card>
      <Card>
        {units === undefined ? null : <UnitField {...field('unit')} label={t.unit} required units={units} />}
        <DateField {...field('carryOutBy')} label={t.carryOutBy} required min={civilDate()} />
        <SelectField {...text('horizon')} label={t.horizon} empty={t.unknownHorizon} choices={HORIZONS} />
        <RadioGroup {...radio('concernsChild')} label={t.concernsChild} look="inline" choices={CHILD} />
      </Card>
      <Card>
        <CheckboxField
          label={t.isOutside}
          hint={t.isOutsideHint}
          checked={isOutside}
          onChange={({ target }) => fields.change({ isOutside: target.checked })}
        />
        {isOutside ? (
          <>
            <SelectField {...text('outsideKind')} label={t.outsideKind} required choices={OUTSIDE} />
            <TextField
              {...text('outsideName')}
              label={t.outsideName}
              hint={t.outsideHint}
              required
              maxLength={rules.OutsideParty.name.maxLength}
            />
            {among === null ? (
              <p className="muted">{t.contactMe}</p>
            ) : (
              <PersonField {...field('contact')} label={t.contact} required boardId={among} />
            )}
          </>
        ) : null}
      </Card>
    </>
  )
}
