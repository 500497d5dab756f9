import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { everyPage } from '@/api/lookups'
import { type How, type Once, type PageOf, stepOf } from '@/api/resource'
import type { components, paths } from '@/api/schema.gen'
import type { ComboItem } from '@/ui/combo-box/ComboBox'

type Schemas = components['schemas']
export type Decision = Schemas['Decision']
export type Summary = Schemas['DecisionSummary']
export type DecisionEvent = Schemas['DecisionEvent']
export type Stage = NonNullable<Summary['stage']>
export type Kind = DecisionEvent['kind']
export type Status = Decision['status']
export type Identity = Schemas['Identity']
export type Imported = Schemas['DecisionImport']
export type ImportColumn = Schemas['ImportColumn']
type Query = NonNullable<paths['/unexecuted-decisions']['get']['parameters']['query']>
export type Filter = Omit<Query, 'page' | 'limit'>

export const PAGE_SIZE = 20

/** Decisions whose clocks run, or every decision. */
export function listQuery(filter: Filter, { page, all }: { page: number; all: boolean }) {
  return queryOptions({
    queryKey: ['decisions', 'list', all, filter, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Summary>> => {
      const params = { query: { ...filter, page, limit: PAGE_SIZE } }
      const { decisions, _meta } = await unwrap(
        all ? api.GET('/decisions', { params }) : api.GET('/unexecuted-decisions', { params }),
      )
      return { items: decisions, total: _meta.totalRecords }
    },
  })
}

export function decisionQuery(id: string) {
  return queryOptions({
    queryKey: ['decisions', 'one', id],
    queryFn: () => unwrap(api.GET('/decisions/{decisionId}', { params: { path: { decisionId: id } } })),
  })
}

/** A decision that somebody keys in. */
export function register(body: Schemas['DecisionCreate'], { key }: Once): Promise<Decision> {
  return unwrap(api.POST('/decisions', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function addEvent(id: string, body: Schemas['DecisionEventCreate'], how: How): Promise<Decision> {
  return unwrap(api.POST('/decisions/{decisionId}/events', { body, params: paramsOf(id, how) }))
}

export function strikeEvent(id: string, body: Schemas['EventStrikeCreate'], how: How): Promise<Decision> {
  return unwrap(api.POST('/decisions/{decisionId}/event-strikes', { body, params: paramsOf(id, how) }))
}

export function explain(id: string, body: Schemas['ExplanationCreate'], how: How): Promise<Decision> {
  return unwrap(api.POST('/decisions/{decisionId}/explanations', { body, params: paramsOf(id, how) }))
}

export function handOver(id: string, body: Schemas['HandoverCreate'], how: How): Promise<Decision> {
  return unwrap(api.POST('/decisions/{decisionId}/handovers', { body, params: paramsOf(id, how) }))
}

/** A file of decisions. Its rows are taken in afterwards. */
export function handIn(body: Schemas['DecisionImportCreate'], { key }: Once): Promise<Imported> {
  return unwrap(api.POST('/decision-imports', { body, params: { header: { 'Idempotency-Key': key } } }))
}

/** The columns that a file of decisions can have, those that are needed first. They change with the product only. */
export const importColumnsQuery = queryOptions({
  queryKey: ['decision-import-columns'],
  staleTime: Infinity,
  queryFn: () =>
    everyPage(async (page) => {
      const found = await unwrap(
        api.GET('/decision-import-columns', { params: { query: { page, limit: 100 } } }),
      )
      return { rows: found.columns, total: found._meta.totalRecords }
    }),
})

/** The states in which the service works on a file. */
const AT_WORK: readonly Imported['status'][] = ['reading', 'examining', 'taking-in', 'withdrawing']

export const isAtWork = ({ status }: Pick<Imported, 'status'>) => AT_WORK.includes(status)

/** What becomes of a file; asked for again while the service works on it, ever more seldom. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['decision-imports', id],
    refetchInterval: ({ state }) =>
      state.data !== undefined && isAtWork(state.data)
        ? Math.min(3_000, 400 * (state.dataUpdateCount + 1))
        : false,
    queryFn: () => unwrap(api.GET('/decision-imports/{importId}', { params: { path: { importId: id } } })),
  })
}

/** The latest files that were handed in. */
export const importsQuery = queryOptions({
  queryKey: ['decision-imports', 'latest'],
  queryFn: async () =>
    (await unwrap(api.GET('/decision-imports', { params: { query: { limit: 10 } } }))).imports,
})

const ofImport = (importId: string, how: How) => ({ path: { importId }, header: stepOf(how) })

/** Has a file read again, as somebody says that it is laid out. */
export function layOut(id: string, body: Schemas['FileImportLayout'], { version }: How): Promise<Imported> {
  const params = { path: { importId: id }, header: ifMatch(version) }
  return unwrap(api.PUT('/decision-imports/{importId}', { body, params }))
}

/** Mends what stands in a column, in every row where it stands. */
export function correctCells(id: string, body: Schemas['RowCorrection'], how: How): Promise<Imported> {
  return unwrap(api.POST('/decision-imports/{importId}/corrections', { body, params: ofImport(id, how) }))
}

export type ImportStep = 'acceptances' | 'withdrawals'

/** Takes the rows of an examined file in, or takes the file back. */
export function takeImportStep(id: string, step: ImportStep, how: How): Promise<Imported> {
  return unwrap(api.POST(`/decision-imports/{importId}/${step}`, { params: ofImport(id, how) }))
}

/** The first of those who can take a decision over, as choices. */
export async function findSuccessors(decisionId: string, text: string): Promise<ComboItem[]> {
  const params = { path: { decisionId }, query: text === '' ? {} : { q: text } }
  const { successors } = await unwrap(api.GET('/decisions/{decisionId}/successors', { params }))
  return successors.map(({ id, name, title }) => ({
    id,
    label: name,
    detail: title === '' ? undefined : title,
  }))
}

/** Who a decision is about. The answer is shown and forgotten: it goes into no cache. */
export function disclose(id: string, purpose: string, { key }: Once): Promise<Identity> {
  return unwrap(
    api.POST('/decisions/{decisionId}/identity-disclosures', {
      body: { purpose },
      params: { path: { decisionId: id }, header: { 'Idempotency-Key': key } },
    }),
  )
}

function paramsOf(id: string, how: How) {
  return { path: { decisionId: id }, header: stepOf(how) }
}
