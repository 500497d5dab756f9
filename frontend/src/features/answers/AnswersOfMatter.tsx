import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { dateAndTime } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { HINDRANCE, OUTCOME, t } from './messages.sv'
import { type Answer, answersQuery } from './queries'

const AnswerDialog = lazy(() => import('./AnswerDialog').then((file) => ({ default: file.AnswerDialog })))

/** What who reported a matter has been told, and the way to tell them. Nothing, where there is neither. */
export function AnswersOfMatter({
  kind,
  matterId,
}: Pick<ComponentProps<typeof AnswerDialog>, 'kind' | 'matterId'>) {
  const [isAnswering, setAnswering] = useState(false)
  const { data } = useQuery(answersQuery(matterId))
  if (data === undefined) return null
  const { matterAnswers: answers, bundle, warnings } = data
  const mayAnswer = may(data, 'answers')
  if (answers.length === 0 && !mayAnswer) return null
  return (
    <Card
      title={t.card}
      aside={
        mayAnswer ? (
          <Button icon="document" onClick={() => setAnswering(true)}>
            {answers.length === 0 ? t.give : t.giveMore}
          </Button>
        ) : undefined
      }
    >
      {warnings.length === 0 ? null : (
        <Alert tone="warn" title={t.warnings}>
          {warnings.map(({ pointer, detail }) => (
            <p key={pointer}>{detail}</p>
          ))}
        </Alert>
      )}
      {answers.length === 0 ? <p className="muted">{t.none}</p> : null}
      {answers.map((answer) => (
        <Given key={answer.id} answer={answer} />
      ))}
      {isAnswering ? (
        <Suspense>
          <AnswerDialog kind={kind} matterId={matterId} bundle={bundle} onClose={() => setAnswering(false)} />
        </Suspense>
      ) : null}
    </Card>
  )
}

function Given({ answer: { outcome, hindrance, text, answeredAt, authorName } }: { answer: Answer }) {
  return (
    <div>
      <h3>{hindrance === null ? OUTCOME[outcome] : t.because(HINDRANCE[hindrance])}</h3>
      {text === null ? null : <p className="prose">{text}</p>}
      <p className="muted">{t.by(dateAndTime(answeredAt), authorName)}</p>
    </div>
  )
}
