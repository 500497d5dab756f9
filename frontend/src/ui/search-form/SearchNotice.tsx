import type { ReactNode } from 'react'
import { lists } from '@/messages/lists.sv'
import { Alert } from '../alert/Alert'

interface Searched {
  isCapped: boolean
  commonWords: readonly string[]
}

/** What is to be known of a search besides its rows, if anything: words that do not count, and that there are more. */
export function searchNotice(answer: Searched | undefined): ReactNode | undefined {
  if (answer === undefined || (answer.commonWords.length === 0 && !answer.isCapped)) return undefined
  return (
    <Alert>
      {answer.commonWords.length === 0 ? null : <p>{lists.common(answer.commonWords)}.</p>}
      {answer.isCapped ? <p>{lists.capped}</p> : null}
    </Alert>
  )
}
