import type { ReactNode } from 'react'
import { sv } from '@/messages/sv'
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
      {answer.commonWords.length === 0 ? null : <p>{sv.list.common(answer.commonWords)}.</p>}
      {answer.isCapped ? <p>{sv.list.capped}</p> : null}
    </Alert>
  )
}
