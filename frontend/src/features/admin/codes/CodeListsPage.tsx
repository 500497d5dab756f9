import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '@/ui/card/Card'
import { BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t as words } from '../shared/words.sv'
import styles from './CodeListsPage.module.css'
import { t } from './messages.sv'
import { type List, wholeListQuery } from './queries'

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
      <div className={styles.layout}>
        {board}
        <Card flush>
          <ul className={styles.lists}>
            {lists.map(({ name, label, description }, i) => {
              const codes = held[i]?.data?.codes
              return (
                <li key={name} className={styles.list}>
                  <div>
                    <Link
                      to="/administration/kodlistor/$lista"
                      params={{ lista: name }}
                      search={{ namnd: boardId }}
                      className={styles.name}
                    >
                      {label}
                    </Link>
                    <p className={styles.text}>{description}</p>
                  </div>
                  <span className={styles.text}>
                    {codes === undefined ? '' : t.valid(codes.filter((code) => code.isValid).length)}
                  </span>
                </li>
              )
            })}
          </ul>
        </Card>
      </div>
    </>
  )
}
