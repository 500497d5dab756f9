import type { UnitSummary } from '@/api/lookups'
import * as rules from '@/api/rules.gen'
import { UnitField } from '@/domain/UnitField'
import { bind, type Fields } from '@/forms/fields'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Columns } from '@/ui/layout/Layout'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { t } from '../messages.sv'
import { QUESTIONS, TEXTS, type WriteValues } from './write-form'

const limits = rules.PublicationReplace

interface Props {
  fields: Fields<WriteValues>
  /** Those of the card's board. */
  units: readonly UnitSummary[]
}

/** What the card says, whom it is for, and the words that look like somebody's name. */
export function CardFields({ fields, units }: Props) {
  const { text, field } = bind(fields)
  return (
    <>
      <Card>
        <TextField {...text('title')} label={t.form.heading} required maxLength={limits.title.maxLength} />
        <UnitField {...field('unit')} label={t.form.unit} hint={t.form.unitHint} units={units} />
      </Card>
      <Card>
        {TEXTS.map((name) => (
          <TextArea key={name} {...text(name)} label={t[name]} rows={5} limit={limits[name].maxLength} />
        ))}
      </Card>
      <Card title={t.questions}>
        <p className="muted">{t.form.questionsHint}</p>
        {QUESTIONS.map((name, i) => (
          <TextField
            key={name}
            {...text(name)}
            label={t.form.question[i] ?? ''}
            maxLength={limits[name].maxLength}
          />
        ))}
      </Card>
      <NoPersons fields={fields} />
    </>
  )
}

/** Words that are the name of somebody in the matter and mean nobody here, each with why. */
function NoPersons({ fields: { values, change, fault, id } }: Pick<Props, 'fields'>) {
  const { noPersons } = values
  const set = (at: number, part: Partial<(typeof noPersons)[number]>) =>
    change({ noPersons: noPersons.map((one, i) => (i === at ? { ...one, ...part } : one)) })
  return (
    <Card title={t.form.noPersons}>
      <p className="muted">{t.form.noPersonsLead}</p>
      {noPersons.map(({ word, reason }, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is nothing but its place
        <Columns key={i} even>
          <TextField
            {...(i === 0 ? { id: id('noPersons') } : {})}
            label={t.form.word}
            error={i === 0 ? fault('noPersons') : undefined}
            value={word}
            maxLength={rules.NoPerson.word.maxLength}
            onChange={(event) => set(i, { word: event.target.value })}
          />
          <TextField
            label={t.form.why}
            value={reason}
            maxLength={rules.NoPerson.reason.maxLength}
            onChange={(event) => set(i, { reason: event.target.value })}
          />
          <Button
            kind="quiet"
            icon="close"
            onClick={() => change({ noPersons: noPersons.filter((_, at) => at !== i) })}
          >
            {t.form.dropWord(word)}
          </Button>
        </Columns>
      ))}
      <Button
        kind="quiet"
        icon="plus"
        onClick={() => change({ noPersons: [...noPersons, { word: '', reason: '' }] })}
      >
        {t.form.addWord}
      </Button>
    </Card>
  )
}
