import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dateAndTime } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { STATUS, t } from './messages.sv'
import { importsQuery } from './queries'

/** The latest files, with who handed them in and what became of them. */
export function EarlierFiles() {
  const { data = [] } = useQuery(importsQuery)
  if (data.length === 0) return null
  return (
    <Card flush title={t.earlier}>
      <Table
        caption={t.earlier}
        stack
        head={
          <>
            <HeadCell>{t.earlierName}</HeadCell>
            <HeadCell>{t.earlierBy}</HeadCell>
            <HeadCell>{t.status}</HeadCell>
            <HeadCell>{t.earlierResult}</HeadCell>
          </>
        }
      >
        {data.map(({ id, fileName, requestedAt, requestedByName, status, created, updated, rejected }) => (
          <tr key={id}>
            <Cell row>
              <Link to="/ej-verkstallda/inlasning/$id" params={{ id }}>
                {fileName}
              </Link>
            </Cell>
            <Cell>
              {dateAndTime(requestedAt)}
              {requestedByName === null ? '' : `, ${requestedByName}`}
            </Cell>
            <Cell>
              <Badge tone={STATUS[status].tone}>{STATUS[status].label}</Badge>
            </Cell>
            <Cell>{t.earlierText(created, updated, rejected)}</Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}
