import { useState } from 'react'
import { answerKindLabels, questionVersionStatusLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, Table } from '@/ui/table/Table'
import { labelOf, written } from '../values'
import { t } from './messages.sv'
import { kindsOf, SetBadges } from './QuestionsPage'
import type { Question, QuestionSet, Step } from './queries'
import styles from './SetPage.module.css'
import { StepDialog } from './StepDialog'

/** A set as it is asked, or would be: its questions, its versions, and what may be done with it now. */
export function SetPage({ set }: { set: QuestionSet }) {
  const [step, setStep] = useState<Step | null>(null)
  const inUse = set.versions.find(({ status }) => status === 'published')
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/fragor" search={{ namnd: set.boardId }}>
            {t.title}
          </BackLink>
        }
        title={set.name}
        meta={<SetBadges set={{ ...set, publishedNumber: inUse?.number ?? null }} />}
        actions={
          <>
            {may(set, 'publications') ? (
              <Button kind="primary" icon="check" onClick={() => setStep('publications')}>
                {t.publish(set.number)}
              </Button>
            ) : null}
            {may(set, 'replace') ? (
              <ActionLink to="/administration/fragor/$id/andra" params={{ id: set.id }}>
                {t.change}
              </ActionLink>
            ) : null}
            {may(set, 'ends') ? (
              <Button kind="quiet" onClick={() => setStep('ends')}>
                {t.end}
              </Button>
            ) : null}
          </>
        }
      />
      <Stack width="page">
        <Card title={t.questions}>
          <Facts facts={[{ term: t.proposed, value: kindsOf(set) }]} />
          {set.questions.length === 0 ? <p className="muted">{t.noQuestions}</p> : null}
          <ol className={styles.asked}>
            {set.questions.map((question) => (
              <li key={question.key}>
                <Asked question={question} questions={set.questions} />
              </li>
            ))}
          </ol>
        </Card>
        <Card title={t.versions} flush>
          <Versions set={set} />
        </Card>
      </Stack>
      {step === null ? null : <StepDialog set={set} step={step} onClose={() => setStep(null)} />}
    </>
  )
}

function Asked({ question, questions }: { question: Question; questions: readonly Question[] }) {
  const { text, help, legalReference } = question
  return (
    <>
      <p>
        <strong>{text}</strong>
      </p>
      {help ? <p>{help}</p> : null}
      <p className="muted">
        {[answeredWith(question), requirement(question, questions), legalReference]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}

function answeredWith({ answerKind, choices = [], low, high }: Question): string {
  if (answerKind === 'choice') return choices.map(({ label }) => label).join(' / ')
  const [least, most] = [written(low), written(high)]
  const bounds =
    least && most ? t.between(least, most) : least ? t.atLeast(least) : most ? t.atMost(most) : ''
  return [answerKindLabels[answerKind], bounds].filter(Boolean).join(', ')
}

function requirement({ isRequired, requiredWhen }: Question, questions: readonly Question[]): string {
  if (requiredWhen == null) return isRequired === true ? t.mustAlways : ''
  const by = questions.find(({ key }) => key === requiredWhen.key)
  return t.mustWhen(by?.text ?? '', requiredWhen.values.map((value) => labelOf(by, value)).join(t.or))
}

function Versions({ set: { versions } }: { set: QuestionSet }) {
  const { number, state, published, by, ended } = t.versionColumns
  return (
    <Table caption={t.versions} stack columns={[number, state, published, by, ended]}>
      {versions.map((version) => (
        <tr key={version.number}>
          <Cell row>{t.version(version.number)}</Cell>
          <Cell label={state}>
            <Badge tone={version.status === 'published' ? 'ok' : 'neutral'}>
              {questionVersionStatusLabels[version.status]}
            </Badge>
          </Cell>
          <Cell label={published}>
            {version.publishedAt === null ? '–' : shortDate(version.publishedAt, '')}
          </Cell>
          <Cell label={by}>{version.publishedByName ?? '–'}</Cell>
          <Cell label={ended}>{version.endedAt === null ? '–' : shortDate(version.endedAt, '')}</Cell>
        </tr>
      ))}
    </Table>
  )
}
