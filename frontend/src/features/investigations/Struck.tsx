import type { ReactNode } from 'react'
import { may } from '@/api/resource'
import { Button } from '@/ui/button/Button'
import { Details } from '@/ui/details/Details'
import styles from './Investigation.module.css'
import { t } from './messages.sv'

interface Row {
  id: string
  struckReason: string | null
  _links: Parameters<typeof may>[0]['_links']
}

/** Strikes a row, where that can be done. */
export function StrikeButton({ row, name, onStrike }: { row: Row; name: string; onStrike: () => void }) {
  return may(row, 'strikes') ? (
    <Button kind="quiet" aria-label={t.strikeOne(name)} onClick={onStrike}>
      {t.strike}
    </Button>
  ) : null
}

/** What has been struck, which can still be read. */
export function Struck<R extends Row>({
  rows,
  says,
}: {
  rows: readonly R[]
  says: (row: R) => ReactNode
}) {
  if (rows.length === 0) return null
  return (
    <Details summary={t.struck(rows.length)}>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <div className={styles.words}>{says(row)}</div>
            <p className={styles.soft}>{t.because(row.struckReason ?? '')}</p>
          </li>
        ))}
      </ul>
    </Details>
  )
}
