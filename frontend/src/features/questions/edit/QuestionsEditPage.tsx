import { type LinkProps, linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { EditForm, type Frame } from '@/forms/EditForm'
import { bind, type Fields } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { QuestionFields } from './QuestionFields'
import { createSet, type QuestionSet, replaceSet, setQuery } from './queries'
import {
  emptySet,
  FIELD_OF,
  MOST,
  newRow,
  type SetValues,
  setDifferences,
  toContent,
  validateSet,
  valuesOf,
} from './questions-form'

const KINDS = Object.entries(t.kinds).map(([value, label]) => ({ value, label }))

interface NewProps {
  boardId: string
  board: ReactNode
  onDone: (saved: QuestionSet) => void
}

export function QuestionsNewPage({ boardId, board, onDone }: NewProps) {
  const action = useAction<SetValues, QuestionSet, string>({
    kind: 'question-set',
    start: emptySet(),
    validate: validateSet,
    fieldOf: FIELD_OF,
    send: (values, how) => createSet({ boardId, ...toContent(values) }, how),
    query: ({ id }) => setQuery(id),
    says: () => t.created,
    onSaved: onDone,
  })
  const back = linkOptions({ to: '/administration/fragor', search: { namnd: boardId } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.title}</BackLink>}
        title={t.newTitle}
        lead={t.newLead}
        meta={board}
      />
      <Questions action={action} cancel={back} />
    </>
  )
}

interface EditProps {
  set: QuestionSet
  onDone: () => void
}

/** The draft of a set. A published version has none yet: saving begins the next. */
export function QuestionsEditPage({ set, onDone }: EditProps) {
  const action = useAction<SetValues, QuestionSet, string>({
    kind: 'question-set',
    start: valuesOf(set),
    validate: validateSet,
    fieldOf: FIELD_OF,
    seen: set,
    mayStill: (saved) => may(saved, 'replace'),
    query: ({ id }) => setQuery(id),
    differences: setDifferences,
    send: (values, how) => replaceSet(set.id, toContent(values), how),
    says: () => t.saved,
    onSaved: onDone,
  })
  const back = linkOptions({ to: '/administration/fragor/$id', params: { id: set.id } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{set.name}</BackLink>}
        title={t.editTitle(set.name)}
        lead={t.editLead(set.status === 'draft' ? set.number : set.number + 1)}
      />
      <Questions action={action} cancel={back} />
    </>
  )
}

interface Props {
  action: Fields<SetValues, string> & Frame
  cancel: LinkProps
}

function Questions({ action, cancel }: Props) {
  const { values, change, fault, id } = action
  const { rows } = values
  return (
    <EditForm action={action} save={t.saveDraft} cancel={cancel}>
      <Card title={t.about}>
        <TextField
          {...bind<SetValues>(action).text('name')}
          label={t.name}
          required
          maxLength={rules.QuestionSetCreate.name.maxLength}
        />
        <ChipGroup
          label={t.proposed}
          choices={KINDS}
          chosen={values.kinds}
          onChange={(kinds) => change({ kinds })}
        />
      </Card>
      {rows.map((row) => (
        <QuestionFields
          key={row.id}
          rows={rows}
          row={row}
          id={id}
          fault={fault}
          onChange={(changed) => change({ rows: changed })}
        />
      ))}
      {rows.length < MOST ? (
        <div>
          <Button icon="plus" onClick={() => change({ rows: [...rows, newRow()] })}>
            {t.add}
          </Button>
        </div>
      ) : null}
    </EditForm>
  )
}
