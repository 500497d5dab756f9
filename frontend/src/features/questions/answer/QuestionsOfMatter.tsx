import { useQuery } from '@tanstack/react-query'
import { shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { ActionLink, Link } from '@/ui/link/Link'
import { Row, RowList } from '@/ui/row-list/RowList'
import { t } from './messages.sv'
import { type Answered, answeredQuery } from './queries'

/** What has been answered about a matter, and what can be. Nothing, where there is neither. */
export function QuestionsOfMatter({ matterId }: { matterId: string }) {
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
          <Row
            key={set.id}
            aside={
              <ActionLink
                to="/fragor/ny"
                search={{ arende: matterId, fragor: set.id }}
                aria-label={t.answerSet(set.name)}
              >
                {t.answer}
              </ActionLink>
            }
          >
            {set.name}
          </Row>
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
