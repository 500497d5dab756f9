import { useEffect, useState } from 'react'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { changed } from '@/forms/changed'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { TextArea } from '@/ui/text-area/TextArea'
import { Examined } from './Examined'
import { t } from './messages.sv'
import { type Investigation, investigationQuery, save } from './queries'
import { type ConclusionValues, conclusionDifferences, conclusionOf, orNull } from './values'

const LIMITS = rules.InvestigationReplace

interface Props {
  investigation: Investigation
  /** Takes what tells whether something is written that is not saved. */
  onWriting: (hasUnsaved: () => boolean) => void
}

/** What the investigation says: to be written while it is open, from what one has saved oneself, to be read when it is finished. */
export function Conclusion({ investigation, onWriting }: Props) {
  const [saved, setSaved] = useState(investigation)
  const [isTyped, setTyped] = useState(false)
  // What is typed stays when somebody else finishes it meanwhile: both versions are shown when it is saved.
  if (!may(investigation, 'replace') && !isTyped) return <Written investigation={investigation} />
  const writing = (hasUnsaved: () => boolean) => {
    setTyped(hasUnsaved())
    onWriting(hasUnsaved)
  }
  return <Draft key={saved.version} investigation={saved} onWriting={writing} onSaved={setSaved} />
}

function Written({ investigation }: { investigation: Investigation }) {
  const { examined, consequence, recurrenceReason, otherCauses, conclusion } = investigation
  const facts = [
    { term: t.examinedList, value: examined.map(({ name }) => name).join(', ') },
    { term: t.conclusion.consequence, value: consequence },
    { term: t.conclusion.recurrence, value: recurrenceReason },
    { term: t.conclusion.otherCauses, value: otherCauses },
    { term: t.conclusion.conclusion, value: conclusion },
  ].map(({ term, value }) => ({
    term,
    value: value === null || value === '' ? null : <Words text={value} />,
  }))
  return (
    <Card title={t.conclusion.title}>
      {facts.every(({ value }) => value === null) ? <p className="muted">{t.conclusion.nothing}</p> : null}
      <Facts facts={facts} />
    </Card>
  )
}

function Words({ text }: { text: string }) {
  return <span className="prose">{text}</span>
}

function Draft({ investigation, onWriting, onSaved }: Props & { onSaved: (saved: Investigation) => void }) {
  const { matterId, conflicts } = investigation
  const action = useAction<ConclusionValues, Investigation>({
    kind: 'deviation',
    start: conclusionOf(investigation),
    fieldOf: { examinedIds: 'examined' },
    seen: investigation,
    mayStill: (saved) => may(saved, 'replace'),
    query: () => investigationQuery(matterId),
    differences: conclusionDifferences,
    onTop: (start, mine, saved) => changed(start, mine, conclusionOf(saved)),
    send: ({ examined, ...texts }, how) =>
      save(
        matterId,
        {
          examinedIds: examined.map(({ id }) => id),
          conflictReason: orNull(texts.conflictReason),
          consequence: orNull(texts.consequence),
          recurrenceReason: orNull(texts.recurrenceReason),
          otherCauses: orNull(texts.otherCauses),
          conclusion: orNull(texts.conclusion),
        },
        how,
      ),
    says: () => t.conclusion.saved,
    onSaved,
  })
  const { text, field } = bind(action)
  useEffect(() => {
    onWriting(action.hasUnsaved)
    return () => onWriting(() => false)
  })
  return (
    <EditForm action={action} save={t.conclusion.save}>
      <Card title={t.conclusion.title}>
        <Examined {...field('examined')} matterId={matterId} />
        {conflicts.length === 0 && action.values.conflictReason === '' ? null : (
          <TextArea
            {...text('conflictReason')}
            label={t.conflict.label}
            hint={t.conflict.hint}
            limit={LIMITS.conflictReason.maxLength}
          />
        )}
        <TextArea
          {...text('consequence')}
          label={t.conclusion.consequence}
          hint={t.conclusion.hint}
          limit={LIMITS.consequence.maxLength}
        />
        <TextArea
          {...text('recurrenceReason')}
          label={t.conclusion.recurrence}
          limit={LIMITS.recurrenceReason.maxLength}
        />
        <TextArea
          {...text('otherCauses')}
          label={t.conclusion.otherCauses}
          limit={LIMITS.otherCauses.maxLength}
        />
        <TextArea
          {...text('conclusion')}
          label={t.conclusion.conclusion}
          hint={t.conclusion.hint}
          rows={8}
          limit={LIMITS.conclusion.maxLength}
        />
      </Card>
    </EditForm>
  )
}
