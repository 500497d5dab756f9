import { downloadCsv } from '@/lib/csv'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Cell, Table } from '@/ui/table/Table'
import styles from './ImportPage.module.css'
import type { FileKind } from './kinds'
import { t } from './messages.sv'
import type { ImportColumn } from './queries'
import { heldBy } from './verdicts'

interface Props {
  kind: FileKind
  columns: readonly ImportColumn[]
  benefits: readonly string[]
}

/** The columns of the file, those that are needed first. */
export function ColumnTable({ kind: { words }, columns, benefits }: Props) {
  const headings = columns.map(({ heading }) => heading)
  return (
    <Card
      flush
      title={t.columnsTitle}
      aside={
        <Button icon="download" onClick={() => downloadCsv(words.exampleName, [headings])}>
          {t.example}
        </Button>
      }
    >
      <p className={styles.text}>{words.columnsText}</p>
      <Table caption={t.columnsTitle} stack columns={[t.column, t.required, t.holds]}>
        {columns.map((column) => (
          <tr key={column.heading}>
            <Cell row>{column.heading}</Cell>
            <Cell>
              <Badge tone={column.isRequired ? 'info' : 'neutral'}>
                {column.isRequired ? t.required : t.optional}
              </Badge>
            </Cell>
            <Cell wide>{heldBy(column, benefits)}</Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}
