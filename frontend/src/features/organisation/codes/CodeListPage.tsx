import type { ReactNode } from 'react'
import { ValidityBadge } from '@/domain/ValidityBadge'
import { shortValidity } from '@/domain/validity'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { Listing, whole } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, Table } from '@/ui/table/Table'
import styles from './CodeListPage.module.css'
import { t } from './messages.sv'
import { type CodeEntry, type List, labelIn } from './queries'

interface Props {
  list: List
  boardId: string
  codes: readonly CodeEntry[]
  showsAll: boolean
  onShowAll: (all: boolean) => void
  mayCreate: boolean
  board: ReactNode
}

/** A list with its codes; those that have ended or are to come on demand. */
export function CodeListPage({ list, boardId, codes, showsAll, onShowAll, mayCreate, board }: Props) {
  const shown = showsAll ? codes : codes.filter((code) => code.isValid)
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/kodlistor" search={{ namnd: boardId }}>
            {t.title}
          </BackLink>
        }
        title={list.label}
        lead={list.description}
        meta={board}
        actions={
          mayCreate ? (
            <ActionLink
              to="/administration/kodlistor/$lista/ny"
              params={{ lista: list.name }}
              search={{ namnd: boardId }}
              kind="primary"
              icon="plus"
            >
              {t.new}
            </ActionLink>
          ) : null
        }
      />
      <Stack tight>
        <CheckboxField
          label={t.all}
          checked={showsAll}
          onChange={(event) => onShowAll(event.target.checked)}
        />
        <Listing answer={whole(shown)} words={t} icon="list">
          {() => (
            <CodeTable
              list={list}
              codes={codes}
              shown={shown}
              mayChange={mayCreate}
              hasState={showsAll}
              hasBecome={shown.some((code) => code.mapsTo !== null)}
            />
          )}
        </Listing>
      </Stack>
    </>
  )
}

interface TableProps {
  list: List
  codes: readonly CodeEntry[]
  shown: readonly CodeEntry[]
  mayChange: boolean
  hasState: boolean
  hasBecome: boolean
}

function CodeTable({ list, codes, shown, mayChange, hasState, hasBecome }: TableProps) {
  const { label, time, became, state } = t.columns
  return (
    <Table
      caption={list.label}
      stack
      columns={[label, time, ...(hasBecome ? [became] : []), ...(hasState ? [state] : [])]}
    >
      {shown.map((code) => (
        <tr key={code.id}>
          <Cell row>
            {mayChange ? (
              <Link to="/administration/kodlistor/$lista/$id" params={{ lista: list.name, id: code.id }}>
                {code.label}
              </Link>
            ) : (
              code.label
            )}
          </Cell>
          <Cell label={t.columns.time}>
            <span className={styles.time}>{shortValidity(code)}</span>
          </Cell>
          {hasBecome ? <Cell label={t.columns.became}>{labelIn(codes, code.mapsTo) ?? '–'}</Cell> : null}
          {hasState ? (
            <Cell label={t.columns.state}>
              <ValidityBadge of={code} />
            </Cell>
          ) : null}
        </tr>
      ))}
    </Table>
  )
}
