import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect } from 'react'
import { announce } from '@/lib/announce'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Pagination } from '@/ui/pagination/Pagination'
import { SelectField } from '@/ui/select-field/SelectField'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { TextField } from '@/ui/text-field/TextField'
import { ROLE_CHOICES, ROLES, t as words } from '../shared/words.sv'
import { t } from './messages.sv'
import styles from './PersonsPage.module.css'
import { PAGE_SIZE, type PersonSummary, personsQuery, type Role } from './queries'
import type { PersonsSearch } from './search'

interface Props {
  boardId: string
  search: PersonsSearch
  /** A part of a name; kept in the history entry, never in the address. */
  text: string
  board: ReactNode
  mayCreate: boolean
  onSearch: (change: Partial<PersonsSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

export function PersonsPage(props: Props) {
  const { boardId, search, text, board, mayCreate, onClear } = props
  const page = search.sida ?? 1
  const { data, isPlaceholderData, error } = useQuery(
    personsQuery({ boardId, role: search.roll, text, page }),
  )
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData) announce(t.found(data._meta.totalRecords))
  }, [data, isPlaceholderData])
  if (error !== null && data === undefined) throw error
  return (
    <>
      <PageHeader
        back={<BackLink to="/administration">{words.administration}</BackLink>}
        title={t.title}
        lead={t.lead}
        actions={
          mayCreate ? (
            <ActionLink
              to="/administration/personer/ny"
              search={{ namnd: boardId }}
              kind="primary"
              icon="plus"
            >
              {t.newPerson}
            </ActionLink>
          ) : null
        }
      />
      <div className={styles.layout}>
        <Card>
          <Filters key={text} {...props} board={board} />
        </Card>
        <Card flush>
          {data === undefined ? (
            <div className={styles.loading}>
              <Skeleton lines={10} />
            </div>
          ) : (
            <>
              <p className={styles.found}>
                {t.found(data._meta.totalRecords)}
                {text === '' ? null : <span className="muted"> · {t.searchedFor(text)}</span>}
              </p>
              {data.persons.length === 0 ? (
                <EmptyState
                  icon="search"
                  title={t.nothingTitle}
                  action={<Button onClick={onClear}>{t.clear}</Button>}
                >
                  {t.nothing}
                </EmptyState>
              ) : (
                <PersonTable persons={data.persons} isBusy={isPlaceholderData} />
              )}
              <Pagination
                page={page}
                limit={PAGE_SIZE}
                total={data._meta.totalRecords}
                link={pageLink(page)}
              />
            </>
          )}
        </Card>
      </div>
    </>
  )
}

function Filters({ search, text, board, onSearch, onText, onClear }: Props) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('text')
    onText(typeof typed === 'string' ? typed.trim() : '')
  }
  return (
    <div className={styles.filters}>
      {board}
      <form role="search" onSubmit={submit} className={styles.search}>
        <TextField label={t.search} name="text" type="search" maxLength={100} defaultValue={text} />
        <Button type="submit" icon="search">
          {t.searchButton}
        </Button>
      </form>
      <SelectField
        label={t.role}
        empty={t.allRoles}
        choices={ROLE_CHOICES}
        value={search.roll ?? ''}
        onChange={(event) =>
          onSearch({
            roll: event.target.value === '' ? undefined : (event.target.value as Role),
            sida: undefined,
          })
        }
      />
      {search.roll === undefined && text === '' ? null : (
        <Button kind="quiet" icon="close" onClick={onClear}>
          {t.clear}
        </Button>
      )}
    </div>
  )
}

function PersonTable({ persons, isBusy }: { persons: readonly PersonSummary[]; isBusy: boolean }) {
  return (
    <Table
      caption={t.caption}
      stack
      busy={isBusy}
      head={
        <>
          <HeadCell>{t.columns.name}</HeadCell>
          <HeadCell>{t.columns.title}</HeadCell>
          <HeadCell>{t.columns.roles}</HeadCell>
        </>
      }
    >
      {persons.map((person) => (
        <tr key={person.id}>
          <Cell row>
            <Link to="/administration/personer/$id" params={{ id: person.id }} className={styles.name}>
              {person.name}
            </Link>
            {person.isActive ? null : <Badge>{t.inactive}</Badge>}
          </Cell>
          <Cell label={t.columns.title}>{person.title === '' ? '–' : person.title}</Cell>
          <Cell label={t.columns.roles}>
            {person.roles.length === 0 ? (
              <span className="muted">{t.noRoles}</span>
            ) : (
              person.roles.map((role) => ROLES[role].label).join(', ')
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

function pageLink(current: number) {
  return (page: number, children: ReactNode, label: string) => (
    <Link
      from="/administration/personer/"
      to="/administration/personer"
      search={(before) => ({ ...before, sida: page === 1 ? undefined : page })}
      state={(before) => before}
      aria-label={label}
      activeOptions={{ exact: true }}
      aria-current={page === current && typeof children === 'number' ? 'page' : undefined}
    >
      {children}
    </Link>
  )
}
