import { useState } from 'react'
import { lettersLabels as LABELS } from '@/api/codes.gen'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { t } from './messages.sv'
import { type Choice, choiceQuery, choose } from './queries'

/** How often a letter says that something waits. */
export function LettersCard({ choice }: { choice: Choice }) {
  const [saved, setSaved] = useState(choice)
  return <Letters key={saved.version} choice={saved} onSaved={setSaved} />
}

function Letters({ choice, onSaved }: { choice: Choice; onSaved: (saved: Choice) => void }) {
  const action = useAction<{ letters: Choice['letters'] }, Choice>({
    kind: 'notification-choice',
    start: { letters: choice.letters },
    seen: choice,
    query: () => choiceQuery,
    differences: (mine, theirs) => [
      { field: t.letters.often, mine: LABELS[mine.letters], theirs: LABELS[theirs.letters] },
    ],
    mayStill: () => true,
    send: ({ letters }, how) => choose(letters, how),
    says: () => t.letters.saved,
    onSaved,
  })
  return (
    <Card title={t.letters.title} print={false}>
      <p>{t.letters.text}</p>
      <p className="muted">{choice.address === '' ? t.letters.nowhere : t.letters.to(choice.address)}</p>
      <EditForm action={action}>
        <RadioGroup
          {...bind(action).radio('letters')}
          label={t.letters.often}
          choices={Object.entries(LABELS).map(([value, label]) => ({ value, label }))}
        />
      </EditForm>
    </Card>
  )
}
