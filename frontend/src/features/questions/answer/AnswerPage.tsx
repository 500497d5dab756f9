import { may } from '@/api/resource'
import type { components } from '@/api/schema.gen'
import { MATTER_PAGE } from '@/domain/matters'
import { changed } from '@/forms/changed'
import { EditForm } from '@/forms/EditForm'
import { warningOf } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { TextField } from '@/ui/text-field/TextField'
import { AnswerField } from './AnswerField'
import {
  type AnswerValues,
  answerDifferences,
  fieldsOf,
  isRequired,
  shown,
  toGiven,
  validateAnswers,
  valuesOf,
} from './answers-form'
import { t } from './messages.sv'
import { type Answers, answersQuery, finish, save } from './queries'

type Kind = components['schemas']['MatterKind']

interface Props {
  answers: Answers
  onDone: () => void
}

/** The questions with their answers: to be answered while they are open, to be read when they are whole. */
export function AnswerPage({ answers, onDone }: Props) {
  const { reference, matterId, matterKind, warnings } = answers
  return (
    <>
      <PageHeader
        back={
          <BackLink to={MATTER_PAGE[matterKind as Kind]} params={{ id: matterId }}>
            {t.backTo(reference)}
          </BackLink>
        }
        title={answers.name}
        tabTitle={`${answers.name}, ${reference}`}
        meta={<Standing answers={answers} />}
      />
      <Stack width="form">
        {warnings.length === 0 ? null : (
          <Alert tone="warn" title={t.warnings}>
            {warnings.map(({ pointer, detail }) => (
              <p key={pointer}>{detail}</p>
            ))}
          </Alert>
        )}
        {may(answers, 'replace') ? (
          <AnswerForm answers={answers} onDone={onDone} />
        ) : (
          <Given answers={answers} />
        )}
      </Stack>
    </>
  )
}

function Standing({ answers }: { answers: Answers }) {
  const { number, status, begunAt, begunByName, finishedAt, finishedByName } = answers
  return (
    <>
      <Badge tone={status === 'finished' ? 'ok' : 'accent'}>{t[status]}</Badge>
      <span>{t.version(number)}</span>
      <span>
        {finishedAt === null
          ? t.begunBy(begunByName, longDate(begunAt))
          : t.finishedBy(finishedByName, longDate(finishedAt))}
      </span>
    </>
  )
}

function Given({ answers }: { answers: Answers }) {
  const { given, notes } = valuesOf(answers)
  return (
    <Card>
      <Facts
        facts={answers.questions.map((question) => ({
          term: question.text,
          value: (
            <>
              <span className="prose">{shown(question, given[question.key] ?? '')}</span>
              {notes[question.key] ? <p className="prose muted">{notes[question.key]}</p> : null}
            </>
          ),
        }))}
      />
    </Card>
  )
}

function AnswerForm({ answers, onDone }: Props) {
  const { id: answersId, questions } = answers
  const action = useAction<AnswerValues, Answers, string>({
    kind: 'answer-set',
    start: valuesOf(answers),
    validate: (values) => validateAnswers(questions, values),
    fieldOf: fieldsOf(questions),
    seen: answers,
    mayStill: (saved) => may(saved, 'replace'),
    query: ({ id }) => answersQuery(id),
    differences: answerDifferences,
    onTop: (start, mine, saved) => {
      const theirs = valuesOf(saved)
      const given = changed(start.given, mine.given, theirs.given)
      return { ...mine, given, notes: changed(start.notes, mine.notes, theirs.notes) }
    },
    send: (values, how) => (values.isDone ? finish : save)(answersId, toGiven(questions, values), how),
    says: (saved) => (saved.status === 'finished' ? t.answersDone : t.answersSaved),
    onSaved: onDone,
  })
  const { values, change, fault, id } = action
  return (
    <EditForm action={action} save={t.saveAnswers}>
      {questions.map((question) => {
        const { key, text } = question
        return (
          <Card key={key}>
            <AnswerField
              question={question}
              id={id(key)}
              error={fault(key)}
              required={isRequired(question, values)}
              value={values.given[key] ?? ''}
              onChange={(value) => change({ given: { ...values.given, [key]: value } })}
            />
            {question.answerKind === 'text' ? null : (
              <TextField
                label={t.note}
                aria-label={t.addNote(text)}
                value={values.notes[key] ?? ''}
                warning={warningOf(values.notes[key] ?? '')}
                onChange={(event) => change({ notes: { ...values.notes, [key]: event.target.value } })}
              />
            )}
          </Card>
        )
      })}
      <Card>
        <CheckboxField
          label={t.isDone}
          hint={t.isDoneHint}
          checked={values.isDone}
          onChange={(event) => change({ isDone: event.target.checked })}
        />
      </Card>
    </EditForm>
  )
}
