import { bind, type Fields } from '@/forms/fields'
import { sv } from '@/messages/sv'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { ComboBox } from '@/ui/combo-box/ComboBox'
import { DateField } from '@/ui/date-field/DateField'
import { Details } from '@/ui/details/Details'
import { Columns } from '@/ui/layout/Layout'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { type CodeValues, codeOf } from './code-form'
import { t } from './messages.sv'
import { type CodeEntry, labelIn } from './queries'

interface Props {
  fields: Fields<CodeValues>
  codes: readonly CodeEntry[]
  /** The codes of the list above, where a code belongs to one of them. */
  above?: readonly Choice[]
  isNew: boolean
  /** Codes of the list can ask more of who chooses them. */
  asks: boolean
}

/** What stands about a code. The code itself and its first day are given once. */
export function CodeFields({ fields, codes, above = [], isNew, asks }: Props) {
  const { values, change, fault, id } = fields
  const { text, field } = bind(fields)
  const names = [...new Set(codes.map((entry) => entry.code))]
  return (
    <Card>
      {isNew && above.length > 0 ? (
        <SelectField {...text('parent')} label={t.parent} hint={t.parentHint} required choices={above} />
      ) : null}
      <TextField {...text('label')} label={t.label} required />
      <TextField {...text('sort')} label={t.sort} hint={t.sortHint} width="short" inputMode="numeric" />
      <Columns even>
        {isNew ? <DateField {...field('from')} label={t.first} required /> : null}
        <DateField {...field('to')} label={t.last} hint={t.lastHint} />
      </Columns>
      <ComboBox
        {...field('mapsTo')}
        label={t.became}
        hint={t.becameHint}
        items={names.map((code) => ({ id: code, label: labelIn(codes, code) ?? code }))}
      />
      {asks ? (
        <CheckboxField
          label={t.asks}
          hint={t.asksHint}
          checked={values.asks}
          onChange={({ target }) => change({ asks: target.checked })}
        />
      ) : null}
      {isNew ? (
        <Details summary={sv.details} open={fault('code') !== undefined}>
          <TextField
            id={id('code')}
            label={t.code}
            hint={t.codeHint}
            required
            spellCheck={false}
            error={fault('code')}
            value={codeOf(values)}
            onChange={(event) => change({ code: event.target.value })}
          />
        </Details>
      ) : null}
    </Card>
  )
}
