import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ROLE_CHOICES, ROLES, t as words } from '@/domain/organisation.sv'
import { lists } from '@/messages/lists.sv'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Columns, Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { SearchForm } from '@/ui/search-form/SearchForm'
import { SelectField } from '@/ui/select-field/SelectField'
import { Cell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import styles from './PersonsPage.module.css'
import { PAGE_SIZE, type PersonSummary, personsQuery, type Role } from './queries'
import type { PersonsSearch } from './search'

interface Props {
  boardId: string
  /** Those whose people one may see. A name is looked for in all of them. */
  boards: readonly { id: string; name: string }[]
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
  const { boardId, boards, search, text, mayCreate, onClear } = props
  const page = search.sida ?? 1
  const isEverywhere = text !== '' && boards.length > 1
  const answer = useQuery(
    personsQuery({ boardId: isEverywhere ? null : boardId, role: search.roll, text, page }),
  )
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
      <Stack>
        <Card print="words">
          <Filters {...props} />
        </Card>
        <Listing
          answer={answer}
          words={t}
          icon="people"
          paging={{ page, limit: PAGE_SIZE }}
          isNarrowed={isNarrowed(props)}
          onClear={onClear}
          note={text === '' ? undefined : isEverywhere ? t.searchedEverywhere(text) : lists.searchedFor(text)}
        >
          {(persons, isBusy) => (
            <PersonTable persons={persons} isBusy={isBusy} boards={isEverywhere ? boards : []} />
          )}
        </Listing>
      </Stack>
    </>
  )
}

function isNarrowed({ search, text }: Pick<Props, 'search' | 'text'>): boolean {
  return search.roll !== undefined || text !== ''
}

function Filters({ search, text, board, onSearch, onText, onClear }: Props) {
  return (
    <Columns even>
      {board}
      <SearchForm label={t.search} text={text} onText={onText} />
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
      {isNarrowed({ search, text }) ? (
        <Button kind="quiet" icon="close" onClick={onClear}>
          {lists.clear}
        </Button>
      ) : null}
    </Columns>
  )
}

interface TableProps {
  persons: readonly PersonSummary[]
  isBusy: boolean
  /** Named beside each person where they may be of any of several. */
  boards: Props['boards']
}

function PersonTable({ persons, isBusy, boards }: TableProps) {
  const { name, title, board, roles } = t.columns
  return (
    <Table
      caption={t.caption}
      stack
      busy={isBusy}
      columns={[name, title, ...(boards.length === 0 ? [] : [board]), roles]}
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
          {boards.length === 0 ? null : (
            <Cell label={t.columns.board}>{boards.find(({ id }) => id === person.boardId)?.name ?? '–'}</Cell>
          )}
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
