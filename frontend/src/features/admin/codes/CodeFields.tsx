import { Pair } from '@/forms/Pair'
import type { Name } from '@/forms/useEditing'
import { Card } from '@/ui/card/Card'
import { ComboBox } from '@/ui/combo-box/ComboBox'
import { DateField } from '@/ui/date-field/DateField'
import { TextField } from '@/ui/text-field/TextField'
import { type CodeValues, codeOf } from './code-form'
import { t } from './messages.sv'
import { type CodeEntry, labelIn } from './queries'

interface Props {
  values: CodeValues
  change: (part: Partial<CodeValues>) => void
  fault: (name: Name<CodeValues>) => string | undefined
  id: (name: Name<CodeValues>) => string
  codes: readonly CodeEntry[]
  isNew: boolean
}

/** What stands about a code. The code itself and its first day are given once. */
export function CodeFields({ values, change, fault, id, codes, isNew }: Props) {
  const names = [...new Set(codes.map((entry) => entry.code))]
  return (
    <Card>
      <TextField
        id={id('label')}
        label={t.label}
        required
        error={fault('label')}
        value={values.label}
        onChange={(event) => change({ label: event.target.value })}
      />
      {isNew ? (
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
      ) : null}
      <TextField
        id={id('sort')}
        label={t.sort}
        hint={t.sortHint}
        width="short"
        inputMode="numeric"
        error={fault('sort')}
        value={values.sort}
        onChange={(event) => change({ sort: event.target.value })}
      />
      <Pair>
        {isNew ? (
          <DateField
            id={id('from')}
            label={t.first}
            required
            error={fault('from')}
            value={values.from}
            onChange={(from) => change({ from })}
          />
        ) : null}
        <DateField
          id={id('to')}
          label={t.last}
          hint={t.lastHint}
          error={fault('to')}
          value={values.to}
          onChange={(to) => change({ to })}
        />
      </Pair>
      <ComboBox
        id={id('mapsTo')}
        label={t.became}
        hint={t.becameHint}
        error={fault('mapsTo')}
        items={names.map((code) => ({ id: code, label: labelIn(codes, code) ?? code, detail: code }))}
        value={values.mapsTo}
        onChange={(mapsTo) => change({ mapsTo })}
      />
    </Card>
  )
}
