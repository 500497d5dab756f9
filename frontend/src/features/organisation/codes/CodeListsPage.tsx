import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t as words } from '@/domain/organisation.sv'
import { Card } from '@/ui/card/Card'
import { Stack } from '@/ui/layout/Layout'
import { BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Row, RowList } from '@/ui/row-list/RowList'
import styles from './CodeListsPage.module.css'
import { t } from './messages.sv'
import { type CodeEntry, type List, wholeListQuery } from './queries'

interface Props {
  lists: readonly List[]
  boardId: string
  board: ReactNode
}

/** The lists of a board, with how much each holds today. */
export function CodeListsPage({ lists, boardId, board }: Props) {
  const held = useQueries({ queries: lists.map(({ name }) => wholeListQuery(boardId, name)) })
  return (
    <>
      <PageHeader
        back={<BackLink to="/administration">{words.administration}</BackLink>}
        title={t.title}
        lead={t.lead}
      />
      <Stack width="page">
        {board}
        <Card flush>
          <RowList>
            {lists.map(({ name, label, description }, i) => (
              <Row key={name} aside={<span className={styles.text}>{amountOf(held[i]?.data)}</span>}>
                <Link
                  to="/administration/kodlistor/$lista"
                  params={{ lista: name }}
                  search={{ namnd: boardId }}
                >
                  {label}
                </Link>
                <p className={styles.text}>{description}</p>
              </Row>
            ))}
          </RowList>
        </Card>
      </Stack>
    </>
  )
}

function amountOf(list: { codes: readonly CodeEntry[] } | undefined): string {
  return list === undefined ? '' : t.valid(list.codes.filter((code) => code.isValid).length)
}
