import type { ReactNode } from 'react'
import { lists } from '@/messages/lists.sv'
import { Alert } from '../alert/Alert'

/** That some of the words that were searched for do not count, if that is so. */
export function searchNotice(commonWords: readonly string[] = []): ReactNode | undefined {
  return commonWords.length === 0 ? undefined : <Alert>{lists.common(commonWords)}.</Alert>
}
