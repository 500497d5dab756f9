import { questionVersionStatusLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { t } from './messages.sv'
import { type QuestionSet, type Step, setQuery, takeStep } from './queries'

interface Props {
  set: QuestionSet
  step: Step
  onClose: () => void
}

/** Asks before a version is published, which cannot be taken back, or before the set is asked no more. */
export function StepDialog({ set, step, onClose }: Props) {
  const isPublished = step === 'publications'
  const action = useAction<object, QuestionSet, string>({
    kind: 'question-set',
    start: {},
    seen: set,
    mayStill: (saved) => may(saved, step),
    query: ({ id }) => setQuery(id),
    differences: (_, saved) => [
      { field: t.columns.state, mine: standing(set), theirs: standing(saved) },
      { field: t.questions, mine: asked(set), theirs: asked(saved) },
    ],
    send: (_, how) => takeStep(set.id, step, how),
    says: () => (isPublished ? t.published(set.number) : t.ended),
    onSaved: onClose,
  })
  return (
    <ActionDialog
      action={action}
      title={isPublished ? t.publish(set.number) : t.endTitle}
      save={isPublished ? t.publish(set.number) : t.end}
      isDanger={!isPublished}
      onClose={onClose}
    >
      <p>{isPublished ? t.publishText(set.number) : t.endText}</p>
    </ActionDialog>
  )
}

function standing({ number, status }: QuestionSet): string {
  return `${t.version(number)}: ${questionVersionStatusLabels[status]}`
}

function asked({ questions }: QuestionSet): string {
  return questions.map(({ text }, i) => `${i + 1}. ${text}`).join('\n')
}
