import { downloadCsv } from '@/lib/csv'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { COLUMNS } from './columns'
import styles from './ImportPage.module.css'
import { t } from './messages.sv'
import { EXAMPLE } from './verdicts'

/** The columns of the file, those that are needed first. */
export function ColumnTable({ benefits }: { benefits: readonly string[] }) {
  return (
    <Card
      flush
      title={t.columnsTitle}
      aside={
        <Button icon="download" onClick={() => downloadCsv(t.exampleName, EXAMPLE)}>
          {t.example}
        </Button>
      }
    >
      <p className={styles.text}>{t.columnsText}</p>
      <Table
        caption={t.columnsTitle}
        stack
        head={
          <>
            <HeadCell>{t.column}</HeadCell>
            <HeadCell>{t.required}</HeadCell>
            <HeadCell>{t.holds}</HeadCell>
          </>
        }
      >
        {COLUMNS.map(({ heading, isRequired, holds }) => (
          <tr key={heading}>
            <Cell row>{heading}</Cell>
            <Cell>
              <Badge tone={isRequired ? 'info' : 'neutral'}>{isRequired ? t.required : t.optional}</Badge>
            </Cell>
            <Cell wide>{holds ?? t.benefits(benefits)}</Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}
