import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, type Once, pageOf, type Searched, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Action = Schemas['Action']
export type Summary = Schemas['ActionSummary']
export type ActionsOfMatter = Schemas['ActionsOfMatter']
export type Filter = NonNullable<Schemas['ActionSearchCreate']['filter']>
export type Indicator = Schemas['FigureSummary']
export type Counts = Pick<Schemas['ActionMeta'], 'overdue' | 'twoWeeks' | 'later' | 'elsewhere'>

export const PAGE_SIZE = 20

interface Listed extends Searched<Summary> {
  /** How many there are in each group; a search does not count them. */
  counts?: Counts
}

interface Asked {
  page: number
  text: string
}

/** A list by filters, or by words and filters. Words go in a body, never in an address. */
export function listQuery(filter: Filter, asked: Asked) {
  return queryOptions({
    queryKey: ['actions', 'list', filter, asked],
    placeholderData: keepPreviousData,
    queryFn: () => find(filter, asked),
  })
}

export function find(filter: Filter, asked: Asked): Promise<Listed> {
  return asked.text === '' ? fetchPage(filter, asked.page) : search(filter, asked)
}

async function fetchPage(filter: Filter, page: number): Promise<Listed> {
  const known = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== null && value !== undefined),
  )
  const { actions, _meta } = await unwrap(
    api.GET('/actions', { params: { query: { ...known, page, limit: PAGE_SIZE } } }),
  )
  return { ...pageOf(actions, _meta), commonWords: [], counts: _meta }
}

async function search(filter: Filter, { page, text }: Asked): Promise<Listed> {
  const params = { query: { page, limit: PAGE_SIZE } }
  const { actions, _meta, commonWords } = await unwrap(
    api.POST('/action-searches', { params, body: { text, filter } }),
  )
  return { ...pageOf(actions, _meta), commonWords }
}

/** What is done about a matter of any kind. */
export function ofMatterQuery(matterId: string) {
  return queryOptions({
    queryKey: ['actions', 'of', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/actions', { params: { path: { matterId } } })),
  })
}

/** What the people of a board count themselves, by which an action can be followed. They are few. */
export function indicatorsQuery(boardId: string) {
  return queryOptions({
    queryKey: ['figures', 'own', boardId],
    queryFn: async () => {
      const query = { boardId, measure: 'own', limit: 100 }
      return (await unwrap(api.GET('/figures', { params: { query } }))).figures
    },
  })
}

/** Where one's own actions are read as a calendar. */
export const CALENDAR = '/bff/api/action-calendar'

/** The first of those who could carry an action out or follow it up, by a part of the name. */
export async function findSuccessors(id: string, part: Schemas['ActionPart'], text: string) {
  const params = { path: { actionId: id }, query: { part, ...(text === '' ? {} : { q: text }) } }
  return (await unwrap(api.GET('/actions/{actionId}/successors', { params }))).successors
}

export function propose(body: Schemas['ActionCreate'], { key }: Once): Promise<Action> {
  return unwrap(api.POST('/actions', { body, params: { header: { 'Idempotency-Key': key } } }))
}

const stepAt = (actionId: string, how: How) => ({ path: { actionId }, header: stepOf(how) })

export function change(id: string, body: Schemas['ActionReplace'], how: How): Promise<Action> {
  return unwrap(api.PUT('/actions/{actionId}', { body, params: stepAt(id, how) }))
}

/** The figure that somebody wants to follow; the same question gives the same one again. */
export async function figureId(body: Schemas['FigureCreate']): Promise<string> {
  return (await unwrap(api.POST('/figures', { body }))).id
}

export function decide(id: string, body: Schemas['ActionDecisionCreate'], how: How): Promise<Action> {
  return unwrap(api.POST('/actions/{actionId}/decisions', { body, params: stepAt(id, how) }))
}

export function handOver(id: string, doerId: string, how: How): Promise<Action> {
  return unwrap(api.POST('/actions/{actionId}/handovers', { body: { doerId }, params: stepAt(id, how) }))
}

/** The steps that ask for a day and a text at most, by the names of their links. */
export type Step =
  | 'starts'
  | 'dispatches'
  | 'outside-answers'
  | 'completions'
  | 'postponements'
  | 'cancellations'

/** One of the short steps, with what it asks for by the names of the contract. */
export function step(
  id: string,
  name: Step,
  body: Readonly<Record<string, string>>,
  how: How,
): Promise<Action> {
  const address = `/actions/{actionId}/${name}` as '/actions/{actionId}/completions'
  return unwrap(
    api.POST(address, { body: body as Schemas['ActionCompletionCreate'], params: stepAt(id, how) }),
  )
}
