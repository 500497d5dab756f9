import { hashKey, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { ifMatch } from './client'
import { ApiError } from './errors'
import type { components } from './schema.gen'

/** How anything is sent: with a key that makes it safe to send twice. */
export interface Once {
  key: string
}

/** How a change of what was on the screen is sent: besides, with the version of it. */
export interface How extends Once {
  version: number
}

/** The headers of a step: it is taken from the version seen, and once. */
export function stepOf({ version, key }: How) {
  return { ...ifMatch(version), 'Idempotency-Key': key }
}

/** Where each kind of thing is shown, by the first part of the queries' keys: what a change of it makes stale. */
const SHOWN_IN = {
  action: ['actions', 'work-items', 'deviations', 'decisions', 'figures', 'deadlines', 'effects'],
  effect: ['effects', 'actions', 'deviations', 'decisions', 'work-items', 'statistics'],
  deviation: [
    'deviations',
    'work-items',
    'statistics',
    'start',
    'deadlines',
    'effects',
    'answers',
    'data-incidents',
  ],
  decision: ['decisions', 'work-items', 'start', 'deadlines'],
  deadline: ['deadlines', 'deviations', 'decisions', 'actions', 'work-items', 'start'],
  'decision-import': ['decision-imports', 'start'],
  'deviation-import': ['deviation-imports'],
  participant: ['participants', 'deviations', 'decisions', 'actions', 'work-items'],
  link: ['links', 'answers', 'deviations', 'decisions', 'actions', 'similar-matters'],
  'diary-number': ['diary-numbers', 'deviations', 'decisions', 'actions'],
  attachment: ['attachments', 'deviations', 'decisions', 'actions'],
  message: ['messages', 'deviations', 'decisions', 'actions'],
  'special-fee': ['special-fees'],
  figure: ['figures'],
  'ivo-report': ['ivo-reports', 'work-items', 'start'],
  unit: ['units', 'assignments'],
  person: ['persons', 'units'],
  role: ['assignments', 'persons'],
  absence: ['absences', 'start'],
  'service-account': ['service-accounts', 'start'],
  'webhook-endpoint': ['webhook-endpoints'],
  code: ['code-lists', 'codes', 'start'],
  board: ['boards'],
  'directory-run': ['directory-runs', 'persons', 'assignments', 'start'],
  'directory-import': ['directory-imports', 'directory-runs', 'start'],
  'directory-rule': ['directory-rules', 'persons', 'assignments'],
  'directory-unit': ['directory-units'],
  'intake-area': ['intake-areas', 'start'],
  'list-export': ['list-exports', 'work-items'],
  'data-incident': ['data-incidents', 'work-items', 'deviations', 'decisions', 'actions', 'deadlines'],
  publication: ['publications', 'notifications', 'work-items'],
  'saved-view': ['saved-views'],
  'question-set': ['question-sets', 'answer-sets'],
  'answer-set': ['answer-sets'],
  notification: ['notifications', 'work-items'],
  'notification-choice': [],
  session: [],
} as const satisfies Record<string, readonly string[]>

export type Kind = keyof typeof SHOWN_IN

/** Tells that a thing of a kind is saved, so that whatever shows it is fetched anew; all but the query that holds the saved thing itself. */
export function useSaved(kind: Kind): (holder?: QueryKey) => void {
  const client = useQueryClient()
  return useCallback(
    (holder) => {
      const places: readonly unknown[] = SHOWN_IN[kind]
      const kept = holder === undefined ? null : hashKey(holder)
      void client.invalidateQueries({
        predicate: ({ queryKey, queryHash }) => places.includes(queryKey[0]) && queryHash !== kept,
      })
    },
    [client, kind],
  )
}

/** Whether things of a kind wait in the list of work, so that what waits next is offered after a step with one. */
export function isWork(kind: Kind): boolean {
  const places: readonly string[] = SHOWN_IN[kind]
  return places.includes('work-items')
}

interface Asked<T> {
  state: { data: T | undefined; error: Error | null; dataUpdateCount: number }
}

/** Asks anew while the service works on a thing, ever more seldom; no more once it is refused, as when a right has ended. */
export function whileAtWork<T>(isAtWork: (thing: T) => boolean) {
  return ({ state: { data, error, dataUpdateCount } }: Asked<T>): number | false =>
    data !== undefined && isAtWork(data) && !isRefused(error)
      ? Math.min(3_000, 400 * (dataUpdateCount + 1))
      : false
}

/** Whether the server has said no, and would again. */
export function isRefused(error: Error | null): error is ApiError {
  return error instanceof ApiError && !error.isTransient
}

/** What the server lets the caller go on with, each way with its name. */
interface Linked {
  _links: readonly Pick<components['schemas']['Link'], 'rel'>[]
}

/** Whether the caller may do or read something now, as the server says in `_links`. */
export function may({ _links }: Linked, rel: string): boolean {
  return _links.some((link) => link.rel === rel)
}

/** What a search has come upon: all of it up to a limit, and what of the words was too common to look for. */
export interface Searched<T> extends PageOf<T> {
  commonWords: readonly string[]
}

/** One page of a list, and how many there are on all of them. */
export interface PageOf<T> {
  items: T[]
  total: number
  /** There are more than are counted. */
  hasMore?: boolean
}

/** A page as the API counts it: to 1 000, or as far as the page. */
export function pageOf<T>(
  items: T[],
  { totalRecords, isCapped }: Pick<components['schemas']['Meta'], 'totalRecords' | 'isCapped'>,
): PageOf<T> {
  return { items, total: totalRecords, hasMore: isCapped }
}
