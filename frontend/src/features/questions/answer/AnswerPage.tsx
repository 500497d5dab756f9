import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type How, may } from '@/api/resource'
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
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { TextField } from '@/ui/text-field/TextField'
import { AnswerField } from './AnswerField'
import {
  type AnswerValues,
  answerDifferences,
  fieldsOf,
  isRequired,
  NOTHING,
  shown,
  toGiven,
  validateAnswers,
  valuesOf,
} from './answers-form'
import { t } from './messages.sv'
import { type Answered, type Answers, answeredQuery, answersQuery, begin, finish, save } from './queries'

type Kind = components['schemas']['MatterKind']

interface Props {
  answers: Answers
  onDone: () => void
}

/** The questions with their answers: to be answered while they are open, to be read when they are whole. */
export function AnswerPage({ answers, onDone }: Props) {
  const { warnings } = answers
  // Stays when somebody else finishes them while one writes: it shows both versions.
  const [isAsked] = useState(() => may(answers, 'replace'))
  return (
    <>
      <Head of={answers} name={answers.name} meta={<Standing answers={answers} />} />
      <Stack width="form">
        {warnings.length === 0 ? null : (
          <Alert tone="warn" title={t.warnings}>
            {warnings.map(({ pointer, detail }) => (
              <p key={pointer}>{detail}</p>
            ))}
          </Alert>
        )}
        {isAsked ? (
          <AnswerForm
            questions={answers.questions}
            answers={answers}
            onDone={onDone}
            send={(values, how) =>
              (values.isDone ? finish : save)(answers.id, toGiven(answers.questions, values), how)
            }
          />
        ) : (
          <Given answers={answers} />
        )}
      </Stack>
    </>
  )
}

interface HeadProps {
  of: Pick<Answered, 'matterId' | 'matterKind' | 'reference'>
  name: string
  meta: ReactNode
}

function Head({ of: { matterId, matterKind, reference }, name, meta }: HeadProps) {
  return (
    <PageHeader
      back={
        <BackLink to={MATTER_PAGE[matterKind as Kind]} params={{ id: matterId }}>
          {t.backTo(reference)}
        </BackLink>
      }
      title={name}
      tabTitle={`${name}, ${reference}`}
      meta={meta}
    />
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

interface NewProps {
  of: Answered
  set: Answered['questionSets'][number]
  onDone: () => void
}

/** Questions that nobody answers yet. To look at them begins nothing. */
export function NewAnswersPage({ of, set, onDone }: NewProps) {
  const { id: questionSetId, name, number, questions } = set
  return (
    <>
      <Head of={of} name={name} meta={<span>{t.version(number)}</span>} />
      <Stack width="form">
        <AnswerForm
          questions={questions}
          onDone={onDone}
          whenBegun={<BegunByAnother matterId={of.matterId} name={name} />}
          send={(values, how) => {
            const answers = toGiven(questions, values)
            return begin(of.matterId, { questionSetId, answers, isFinished: values.isDone }, how)
          }}
        />
      </Stack>
    </>
  )
}

/** The way to what somebody else began to answer while one wrote, in a tab of its own: what is typed stays here. */
function BegunByAnother({ matterId, name }: { matterId: string; name: string }) {
  const { data } = useQuery({ ...answeredQuery(matterId), staleTime: 0 })
  const begun = data?.answerSets.find((answers) => answers.name === name && answers.status === 'open')
  return begun === undefined ? null : (
    <ActionLink to="/fragor/$id" params={{ id: begun.id }} target="_blank">
      {t.toBegun(begun.begunByName)}
    </ActionLink>
  )
}

interface FormProps {
  questions: Answers['questions']
  /** What has been answered, where somebody has begun. */
  answers?: Answers
  /** What leads on, where somebody else began meanwhile. */
  whenBegun?: ReactNode
  send: (values: AnswerValues, how: How) => Promise<Answers>
  onDone: () => void
}

function AnswerForm({ questions, answers, whenBegun, send, onDone }: FormProps) {
  const action = useAction<AnswerValues, Answers, string>({
    kind: 'answer-set',
    start: answers === undefined ? NOTHING : valuesOf(answers),
    validate: (values) => validateAnswers(questions, values),
    fieldOf: fieldsOf(questions),
    ...(answers === undefined ? {} : { seen: answers }),
    mayStill: (saved) => may(saved, 'replace'),
    query: ({ id }) => answersQuery(id),
    differences: answerDifferences,
    onTop: (start, mine, saved) => {
      const theirs = valuesOf(saved)
      const given = changed(start.given, mine.given, theirs.given)
      return { ...mine, given, notes: changed(start.notes, mine.notes, theirs.notes) }
    },
    send,
    says: (saved) => (saved.status === 'finished' ? t.answersDone : t.answersSaved),
    onSaved: onDone,
  })
  const { values, change, fault, id } = action
  return (
    <EditForm
      action={action}
      save={t.saveAnswers}
      help={action.error?.code === 'answers-begun' ? whenBegun : undefined}
    >
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
