import type { ReactNode } from 'react'
import { useNarrow } from '@/lib/useNarrow'
import { lists } from '@/messages/lists.sv'
import { Button } from '../button/Button'
import { Card } from '../card/Card'
import { Details } from '../details/Details'
import styles from './FilterPanel.module.css'

interface Props {
  /** How many choices narrow the list. */
  chosen: number
  /** A search in words, which is never folded away. */
  search?: ReactNode
  /** The choices that most people make. */
  quick: ReactNode
  /** The rest, folded until asked for, or until one of them is made. */
  details: ReactNode
  isDetailed: boolean
  /** What has been chosen, in words, for what is printed. */
  inWords: readonly string[]
  /** Left out when there is nothing to clear. */
  onClear: (() => void) | undefined
}

/** What narrows a list. On a narrow screen all of it is folded, with the number of choices made. */
export function FilterPanel({ chosen, search, quick, details, isDetailed, inWords, onClear }: Props) {
  const isNarrow = useNarrow()
  const row = <div className={styles.quick}>{quick}</div>
  return (
    <>
      {inWords.length === 0 ? null : <p className="print-only">{lists.narrowed(inWords.join(' · '))}</p>}
      <Card print={false}>
        {search}
        {isNarrow ? null : row}
        {onClear === undefined ? null : (
          <Button kind="quiet" icon="close" onClick={onClear}>
            {lists.clear}
          </Button>
        )}
        <Details summary={isNarrow ? lists.filters(chosen) : lists.more} open={isDetailed && !isNarrow} late>
          <div className={styles.details}>
            {isNarrow ? row : null}
            {details}
          </div>
        </Details>
      </Card>
    </>
  )
}
