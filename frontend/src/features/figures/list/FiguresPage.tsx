import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { longDate } from '@/lib/dates'
import { ActionLink, Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, Table } from '@/ui/table/Table'
import { t } from '../messages.sv'
import { figuresQuery, PAGE_SIZE } from '../queries'

/** The figures that somebody follows, the newest first. */
export function FiguresPage({ page, tabs }: { page: number; tabs: ReactNode }) {
  const answer = useQuery(figuresQuery(page))
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ActionLink to="/statistik/matt/nytt" kind="primary" icon="plus">
            {t.follow}
          </ActionLink>
        }
      />
      {tabs}
      <Listing answer={answer} words={t} icon="chart" paging={{ page, limit: PAGE_SIZE }}>
        {(figures, isBusy) => (
          <Table caption={t.caption} stack busy={isBusy} columns={[t.columns.title, t.columns.made]}>
            {figures.map(({ id, title, madeAt }) => (
              <tr key={id}>
                <Cell row>
                  <Link to="/statistik/matt/$id" params={{ id }}>
                    {title}
                  </Link>
                </Cell>
                <Cell label={t.columns.made}>{longDate(madeAt)}</Cell>
              </tr>
            ))}
          </Table>
        )}
      </Listing>
    </>
  )
}
