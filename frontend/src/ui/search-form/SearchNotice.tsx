import type { ReactNode } from 'react'
import { lists } from '@/messages/lists.sv'
import { Alert } from '../alert/Alert'

interface Searched {
  items: readonly unknown[]
  total: number
  isCapped: boolean
  commonWords: readonly string[]
}

/** What is to be known of a search besides its rows, if anything: words that do not count, and that there are more. */
export function searchNotice(answer: Searched | undefined, isSearch: boolean): ReactNode | undefined {
  if (answer === undefined) return undefined
  const { items, total, isCapped, commonWords } = answer
  // A list without a search is told in pages.
  const isCut = isCapped || (isSearch && items.length < total)
  if (commonWords.length === 0 && !isCut) return undefined
  return (
    <Alert>
      {commonWords.length === 0 ? null : <p>{lists.common(commonWords)}.</p>}
      {isCut ? (
        <p>
          {lists.firstOf(
            items.length,
            isCapped ? lists.moreThan(String(total)).toLowerCase() : String(total),
          )}
        </p>
      ) : null}
    </Alert>
  )
}
