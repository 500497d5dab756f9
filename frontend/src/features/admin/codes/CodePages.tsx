import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EditForm } from '@/forms/EditForm'
import { useEditing } from '@/forms/useEditing'
import { longDate } from '@/lib/dates'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { ValidityBadge } from '../shared/ValidityBadge'
import { t as words } from '../shared/words.sv'
import { CodeFields } from './CodeFields'
import styles from './CodePages.module.css'
import {
  CODE_FIELDS,
  type CodeValues,
  codeDifferences,
  emptyCode,
  toNewCode,
  toReplacement,
  validateCode,
  valuesOf,
} from './code-form'
import { LISTS, type ListName, t } from './messages.sv'
import { type Code, type CodeEntry, codeQuery, createCode, replaceCode } from './queries'

interface NewProps {
  name: ListName
  boardId: string
  codes: readonly CodeEntry[]
  board: ReactNode
  onDone: () => void
}

export function CodeNewPage({ name, boardId, codes, board, onDone }: NewProps) {
  const client = useQueryClient()
  const editing = useEditing<CodeValues, Code>({
    start: emptyCode(codes),
    validate: validateCode,
    fieldOf: CODE_FIELDS,
    send: (values, { key }) => createCode(toNewCode(values, boardId, name), key),
    onSaved: (saved) => {
      void client.invalidateQueries({ queryKey: ['code-lists'] })
      toast(t.created(saved.label))
      onDone()
    },
  })
  const { values, change, fault, id } = editing
  return (
    <>
      <PageHeader
        back={<Back name={name} boardId={boardId} />}
        title={t.newTitle(LISTS[name].one)}
        lead={t.newLead}
        meta={board}
      />
      <EditForm editing={editing} save={t.create} cancel={<Cancel name={name} boardId={boardId} />}>
        <CodeFields values={values} change={change} fault={fault} id={id} codes={codes} isNew />
      </EditForm>
    </>
  )
}

interface EditProps {
  name: ListName
  code: Code
  codes: readonly CodeEntry[]
  onDone: () => void
}

export function CodeEditPage({ name, code, codes, onDone }: EditProps) {
  const client = useQueryClient()
  const query = codeQuery(code.id)
  const editing = useEditing<CodeValues, Code>({
    start: valuesOf(code),
    validate: validateCode,
    fieldOf: CODE_FIELDS,
    seen: code,
    latest: () => client.fetchQuery({ ...query, staleTime: 0 }),
    send: (values, { version }) => replaceCode(code.id, toReplacement(values), version),
    onSaved: (saved, isMine) => {
      client.setQueryData(query.queryKey, saved)
      void client.invalidateQueries({ queryKey: ['code-lists'] })
      if (isMine) toast(t.saved(saved.label))
      onDone()
    },
  })
  const { values, change, fault, id } = editing
  return (
    <>
      <PageHeader
        back={<Back name={name} boardId={code.boardId} />}
        title={t.editTitle(code.label)}
        meta={
          <>
            <ValidityBadge of={code} />
            <span>
              {words.from} {longDate(code.validFrom)}
            </span>
            <code>{code.code}</code>
          </>
        }
      />
      <div className={styles.page}>
        <Alert>{t.relabel}</Alert>
        <EditForm
          editing={editing}
          differences={(saved) => codeDifferences(values, saved)}
          cancel={<Cancel name={name} boardId={code.boardId} />}
        >
          <CodeFields values={values} change={change} fault={fault} id={id} codes={codes} isNew={false} />
        </EditForm>
      </div>
    </>
  )
}

function Back({ name, boardId }: { name: ListName; boardId: string }) {
  return (
    <BackLink to="/administration/kodlistor/$lista" params={{ lista: name }} search={{ namnd: boardId }}>
      {LISTS[name].label}
    </BackLink>
  )
}

function Cancel({ name, boardId }: { name: ListName; boardId: string }) {
  return (
    <ActionLink
      to="/administration/kodlistor/$lista"
      params={{ lista: name }}
      search={{ namnd: boardId }}
      kind="quiet"
    >
      {sv.cancel}
    </ActionLink>
  )
}
