import { useQuery } from '@tanstack/react-query'
import { useAction } from '@/forms/useAction'
import { shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { Refusal } from '@/ui/refusal/Refusal'
import { Row, RowList } from '@/ui/row-list/RowList'
import { t } from './messages.sv'
import { type Answered, type Answers, answeredQuery, answersQuery, begin } from './queries'

interface Props {
  matterId: string
  onBegun: (answers: Answers) => void
}

/** What has been answered about a matter, and what can be. Nothing, where there is neither. */
export function QuestionsOfMatter({ matterId, onBegun }: Props) {
  const { data } = useQuery(answeredQuery(matterId))
  if (data === undefined || data.answerSets.length + data.questionSets.length === 0) return null
  return (
    <Card title={t.card} flush>
      <RowList>
        {data.answerSets.map((answers) => (
          <Row
            key={answers.id}
            aside={<Badge tone={answers.status === 'finished' ? 'ok' : 'accent'}>{t[answers.status]}</Badge>}
          >
            <Link to="/fragor/$id" params={{ id: answers.id }}>
              {answers.name}
            </Link>
            <p className="muted">{whenAndWho(answers)}</p>
          </Row>
        ))}
        {data.questionSets.map((set) => (
          <Proposed key={set.id} matterId={matterId} set={set} onBegun={onBegun} />
        ))}
      </RowList>
    </Card>
  )
}

function whenAndWho({
  begunAt,
  begunByName,
  finishedAt,
  finishedByName,
}: Answered['answerSets'][number]): string {
  return finishedAt === null
    ? t.begunBy(begunByName, shortDate(begunAt))
    : t.finishedBy(finishedByName, shortDate(finishedAt))
}

interface ProposedProps extends Props {
  set: Answered['questionSets'][number]
}

/** Questions that nobody answers yet. */
function Proposed({ matterId, set, onBegun }: ProposedProps) {
  const action = useAction<object, Answers, string>({
    kind: 'answer-set',
    start: {},
    send: (_, how) => begin(matterId, set.id, how),
    query: ({ id }) => answersQuery(id),
    says: null,
    onSaved: onBegun,
  })
  return (
    <Row
      aside={
        <Button aria-label={t.answerSet(set.name)} pending={action.isPending} onClick={() => action.submit()}>
          {t.answer}
        </Button>
      }
    >
      {set.name}
      <Refusal error={action.error} />
    </Row>
  )
}
