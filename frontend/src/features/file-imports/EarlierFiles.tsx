import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dateAndTime } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Cell, Table } from '@/ui/table/Table'
import styles from './ImportPage.module.css'
import type { FileKind } from './kinds'
import { t } from './messages.sv'
import { FIRST_FILES, importsQuery } from './queries'
import { isLeft, standing } from './verdicts'

const MOST = 100

interface Props {
  kind: FileKind
  /** Only those that wait for somebody to take them in, or what is left of them. */
  waits: boolean
  onAll: () => void
}

/** The latest files, with who handed them in and what became of them. */
export function EarlierFiles({ kind, waits, onAll }: Props) {
  const [shown, setShown] = useState(FIRST_FILES)
  const { data } = useQuery(importsQuery(kind.of, shown, waits))
  if (data === undefined) return null
  const title = waits ? t.waiting : t.earlier
  const aside = waits ? <Button onClick={onAll}>{t.earlierAll}</Button> : undefined
  if (data.total === 0)
    return (
      <Card title={title} aside={aside}>
        <p className="muted">{waits ? t.waitingNone : t.earlierNone}</p>
      </Card>
    )
  return (
    <Card flush title={title} aside={aside}>
      <Table caption={title} stack columns={[t.earlierName, t.earlierBy, t.status, t.earlierResult]}>
        {data.files.map((file) => {
          const {
            id,
            fileName,
            requestedAt,
            requestedByName,
            rowCount,
            created,
            updated,
            unchanged,
            rejected,
          } = file
          const { tone, label } = standing(file, kind)
          return (
            <tr key={id}>
              <Cell row>{kind.link(id, fileName)}</Cell>
              <Cell>
                {dateAndTime(requestedAt)}
                {requestedByName === null ? '' : `, ${requestedByName}`}
              </Cell>
              <Cell>
                <Badge tone={tone}>{label}</Badge>
              </Cell>
              <Cell>
                {isLeft(file)
                  ? t.earlierLeft(unchanged, rowCount, rejected)
                  : t.earlierText(created, updated, kind.words.updated, rejected)}
              </Cell>
            </tr>
          )
        })}
      </Table>
      {data.total > data.files.length && shown < MOST ? (
        <div className={styles.text}>
          <Button onClick={() => setShown(Math.min(MOST, shown * 2))}>
            {t.earlierMore(data.files.length, data.total)}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}
