import {
  actionHorizonLabels,
  actionKindLabels,
  concernsChildLabels,
  outsideKindLabels,
} from '@/api/codes.gen'
import type { UnitSummary } from '@/api/lookups'
import { type Me, may } from '@/api/me'
import * as rules from '@/api/rules.gen'
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
  me: Me
  /** The board among whose people somebody is found, once it is known. */
  boardId: string | null
}

/** What is to be done, how strong it is, by when, and by whom if that is known: it is decided with it. */
export function ProposalFields({ fields, units, me, boardId }: Props) {
  const { text, radio, field } = bind(fields)
  const { isOutside, doer } = fields.values
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
          onChange={({ target: { checked } }) =>
            fields.change({
              isOutside: checked,
              ...(checked && doer === null ? { doer: { id: me.id, label: me.name } } : {}),
            })
          }
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
          </>
        ) : null}
        <Doer fields={fields} me={me} boardId={boardId} />
      </Card>
    </>
  )
}

/** Who is to do it, or to see to it that somebody outside does. Those who may look for nobody can name themselves. */
function Doer({ fields, me, boardId }: Omit<Props, 'units'>) {
  const { isOutside, doer } = fields.values
  const { field } = bind(fields)
  if (may(me, 'personList'))
    return boardId === null ? null : isOutside ? (
      <PersonField {...field('doer')} label={t.contact} required boardId={boardId} />
    ) : (
      <PersonField {...field('doer')} label={t.doer} hint={t.doerHint} boardId={boardId} />
    )
  if (isOutside) return <p className="muted">{t.contactMe}</p>
  return (
    <>
      <CheckboxField
        label={t.doerMe}
        checked={doer?.id === me.id}
        error={fields.fault('doer')}
        onChange={({ target: { checked } }) =>
          fields.change({ doer: checked ? { id: me.id, label: me.name } : null })
        }
      />
      {doer === null || doer.id === me.id ? null : <p className="muted">{t.doerOther(doer.label)}</p>}
    </>
  )
}
