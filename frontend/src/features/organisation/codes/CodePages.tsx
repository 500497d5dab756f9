import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { may } from '@/api/resource'
import { t as words } from '@/domain/organisation.sv'
import { ValidityBadge } from '@/domain/ValidityBadge'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { longDate } from '@/lib/dates'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { Details } from '@/ui/details/Details'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Choice } from '@/ui/select-field/SelectField'
import { CodeFields } from './CodeFields'
import {
  type CodeValues,
  codeDifferences,
  emptyCode,
  FIELD_OF,
  toNewCode,
  toReplacement,
  validateCode,
  valuesOf,
} from './code-form'
import { t } from './messages.sv'
import { type Code, type CodeEntry, codeQuery, createCode, type List, replaceCode } from './queries'

interface NewProps {
  list: List
  boardId: string
  codes: readonly CodeEntry[]
  above: readonly Choice[]
  board: ReactNode
  onDone: () => void
}

export function CodeNewPage({ list, boardId, codes, above, board, onDone }: NewProps) {
  const action = useAction<CodeValues, Code>({
    kind: 'code',
    start: emptyCode(codes),
    validate: (values) => ({
      ...validateCode(values),
      ...(above.length > 0 && values.parent === '' ? { parent: t.faults.parent } : {}),
    }),
    fieldOf: FIELD_OF,
    send: (values, how) => createCode(toNewCode(values, boardId, list.name), how),
    says: (saved) => t.created(saved.label),
    onSaved: onDone,
  })
  const back = listOf(list, boardId)
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{list.label}</BackLink>}
        title={t.newTitle(list.singular)}
        lead={t.newLead}
        meta={board}
      />
      <EditForm action={action} save={t.create} cancel={back}>
        <CodeFields fields={action} codes={codes} above={above} isNew asks={asksOfData(list)} />
      </EditForm>
    </>
  )
}

/** What is chosen when a report is assessed can ask whether somebody may have seen personal data. */
function asksOfData({ name }: List): boolean {
  return name === 'category'
}

interface EditProps {
  list: List
  code: Code
  codes: readonly CodeEntry[]
  onDone: () => void
}

export function CodeEditPage({ list, code, codes, onDone }: EditProps) {
  const action = useAction<CodeValues, Code>({
    kind: 'code',
    start: valuesOf(code),
    validate: validateCode,
    fieldOf: FIELD_OF,
    seen: code,
    mayStill: (saved) => may(saved, 'replace'),
    query: ({ id }) => codeQuery(id),
    differences: codeDifferences,
    send: (values, how) => replaceCode(code.id, toReplacement(values), how),
    says: (saved) => t.saved(saved.label),
    onSaved: onDone,
  })
  const back = listOf(list, code.boardId)
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{list.label}</BackLink>}
        title={t.editTitle(code.label)}
        meta={
          <>
            <ValidityBadge of={code} />
            <span>
              {words.from} {longDate(code.validFrom)}
            </span>
          </>
        }
      />
      <Stack width="form">
        <Alert>{t.relabel}</Alert>
        <EditForm action={action} cancel={back}>
          <CodeFields fields={action} codes={codes} isNew={false} asks={asksOfData(list)} />
        </EditForm>
        <Details summary={sv.details}>
          <Facts facts={[{ term: t.code, value: <code>{code.code}</code> }]} />
        </Details>
      </Stack>
    </>
  )
}

const listOf = ({ name }: List, boardId: string) =>
  linkOptions({ to: '/administration/kodlistor/$lista', params: { lista: name }, search: { namnd: boardId } })
