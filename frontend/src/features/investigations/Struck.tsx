import type { ReactNode } from 'react'
import { may } from '@/api/resource'
import { Button } from '@/ui/button/Button'
import { Details } from '@/ui/details/Details'
import { Row, RowList } from '@/ui/row-list/RowList'
import { t } from './messages.sv'

interface Strikable {
  id: string
  struckReason: string | null
  _links: Parameters<typeof may>[0]['_links']
}

/** Strikes a row, where that can be done. */
export function StrikeButton({
  row,
  name,
  onStrike,
}: {
  row: Strikable
  name: string
  onStrike: () => void
}) {
  return may(row, 'strikes') ? (
    <Button kind="quiet" aria-label={t.strikeOne(name)} onClick={onStrike}>
      {t.strike}
    </Button>
  ) : null
}

/** What has been struck, which can still be read. */
export function Struck<R extends Strikable>({
  rows,
  says,
}: {
  rows: readonly R[]
  says: (row: R) => ReactNode
}) {
  if (rows.length === 0) return null
  return (
    <Details summary={t.struck(rows.length)}>
      <RowList>
        {rows.map((row) => (
          <Row key={row.id}>
            <p className="prose">{says(row)}</p>
            <p className="muted">{t.because(row.struckReason ?? '')}</p>
          </Row>
        ))}
      </RowList>
    </Details>
  )
}
