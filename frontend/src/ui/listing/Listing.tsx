import { type ReactNode, useEffect } from 'react'
import { announce } from '@/lib/announce'
import { count } from '@/lib/format'
import { lists } from '@/messages/lists.sv'
import { sv } from '@/messages/sv'
import { Button } from '../button/Button'
import { Card } from '../card/Card'
import { EmptyState } from '../empty-state/EmptyState'
import type { IconName } from '../icon/Icon'
import { PageLink, Pagination } from '../pagination/Pagination'
import { Refusal } from '../refusal/Refusal'
import { Skeleton } from '../skeleton/Skeleton'
import styles from './Listing.module.css'

/** What is fetched of a list: one page of it, and how many there are in all. */
export interface Answer<T> {
  data: { items: readonly T[]; total: number; hasMore?: boolean } | undefined
  error: Error | null
  /** The page before is shown until the asked for has come. */
  isPlaceholderData: boolean
  refetch: () => unknown
}

/** What is listed, in words. */
export interface ListWords {
  one: string
  many: string
  nothingYet: string
  nothingYetText: string
  /** Instead, where one reads only one's own: an empty list says nothing of what others have. */
  nothingOwn?: string
  nothingOwnText?: string
  /** Left out for a list that nothing narrows. */
  nothingFits?: string
}

interface Props<T> {
  answer: Answer<T>
  words: ListWords
  icon?: IconName
  /** The page shown, and how many a page holds; left out for a list that stands on one. */
  paging?: { page: number; limit: number } | undefined
  isNarrowed?: boolean
  /** Whether the list reaches only one's own. */
  isOwnOnly?: boolean
  onClear?: () => void
  /** Stands after the count, as what was searched for. */
  note?: ReactNode
  /** What can be done with the whole list, as choosing its order. */
  tools?: ReactNode
  /** Stands above the rows, as that not all are shown. */
  notice?: ReactNode
  children: (items: readonly T[], isBusy: boolean) => ReactNode
}

/** A list from its first moment to its last page: being fetched, refused, empty, too short for its address, or with rows. */
export function Listing<T>({ answer, paging, note, tools, notice, children, isOwnOnly, ...empty }: Props<T>) {
  const words = isOwnOnly === true ? ofOwn(empty.words) : empty.words
  const { data, error, isPlaceholderData } = answer
  const items = data?.items
  const text = data === undefined ? '' : amount(data, words, empty.isNarrowed === true)
  useEffect(() => {
    if (items !== undefined && !isPlaceholderData) announce(text)
  }, [items, text, isPlaceholderData])
  if (data === undefined) {
    return error === null ? <Fetching /> : <Failed error={error} onRetry={answer.refetch} />
  }
  return (
    <Card flush>
      {data.total === 0 ? null : (
        <div className={styles.head}>
          <p className={styles.count}>
            {text}
            {note === undefined ? null : <span className="muted"> · {note}</span>}
          </p>
          {tools}
        </div>
      )}
      {notice === undefined ? null : <div className={styles.notice}>{notice}</div>}
      {data.total === 0 ? <Nothing {...empty} words={words} /> : null}
      {data.total > 0 && data.items.length === 0 ? <BeyondEnd /> : null}
      {data.items.length > 0 ? children(data.items, isPlaceholderData) : null}
      {paging === undefined || data.total === 0 ? null : (
        <Pagination {...paging} total={data.total} hasMore={data.hasMore} />
      )}
    </Card>
  )
}

/** A list that is already here whole. */
export function whole<T>(items: readonly T[]): Answer<T> {
  return { data: { items, total: items.length }, error: null, isPlaceholderData: false, refetch: () => null }
}

function ofOwn(words: ListWords): ListWords {
  const { nothingOwn: nothingYet = words.nothingYet, nothingOwnText: nothingYetText = words.nothingYetText } =
    words
  return { ...words, nothingYet, nothingYetText }
}

/** What is told is what is shown, also of an empty list. */
function amount(
  { total, hasMore = false }: { total: number; hasMore?: boolean },
  { one, many, nothingYet, nothingFits }: ListWords,
  isNarrowed: boolean,
): string {
  if (hasMore) return lists.moreThan(count(total, one, many))
  if (total > 0) return count(total, one, many)
  return isNarrowed && nothingFits !== undefined ? nothingFits : nothingYet
}

function Fetching() {
  return (
    <Card flush>
      <div className={styles.loading}>
        <Skeleton lines={10} />
      </div>
    </Card>
  )
}

/** What may pass is tried again in place; a page that one may not see is the route's to explain. */
function Failed({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  if (!('isTransient' in error) || error.isTransient !== true) throw error
  return <Refusal error={error} actions={<Button onClick={() => void onRetry()}>{sv.retry}</Button>} />
}

function Nothing({
  words,
  icon,
  isNarrowed,
  onClear,
}: Pick<Props<never>, 'words' | 'icon' | 'isNarrowed' | 'onClear'>) {
  if (isNarrowed !== true || words.nothingFits === undefined) {
    return (
      <EmptyState {...(icon === undefined ? {} : { icon })} title={words.nothingYet}>
        {words.nothingYetText}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon="search"
      title={words.nothingFits}
      action={<Button onClick={onClear}>{lists.clear}</Button>}
    >
      {lists.nothingFits}
    </EmptyState>
  )
}

function BeyondEnd() {
  return (
    <EmptyState icon="search" title={lists.beyond} action={<PageLink page={1}>{lists.first}</PageLink>}>
      {lists.beyondText}
    </EmptyState>
  )
}
