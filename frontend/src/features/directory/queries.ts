import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { everyPage } from '@/api/lookups'
import { type How, type Once, type PageOf, pageOf, stepOf, whileAtWork } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Run = Schemas['DirectoryRun']
export type RunSummary = Schemas['DirectoryRunSummary']
export type RunRow = Schemas['DirectoryRunRow']
export type RuleSummary = Schemas['DirectoryRuleSummary']
export type Rule = Schemas['DirectoryRule']
export type RuleEffect = Schemas['DirectoryRuleEffect']
export type UnitCode = Schemas['DirectoryUnit']
export type Verdict = NonNullable<RunRow['verdict']>

export const PAGE_SIZE = 20
const ROWS_SHOWN = 100

export function runsQuery(boardId: string, page: number) {
  return queryOptions({
    queryKey: ['directory-runs', 'list', boardId, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<RunSummary>> => {
      const query = { boardId, page, limit: PAGE_SIZE }
      const { runs, _meta } = await unwrap(api.GET('/directory-runs', { params: { query } }))
      return pageOf(runs, _meta)
    },
  })
}

/** The lists that wait for somebody's yes. */
export function waitingQuery(boardId: string) {
  return queryOptions({
    queryKey: ['directory-runs', 'waiting', boardId],
    queryFn: async () => {
      const query = { boardId, status: 'waiting' as const, limit: 20 }
      return (await unwrap(api.GET('/directory-runs', { params: { query } }))).runs
    },
  })
}

const AT_WORK: readonly Run['status'][] = ['examining', 'taking-in']

export const isAtWork = ({ status }: Pick<Run, 'status'>) => AT_WORK.includes(status)

/** What a file would do, or has done: the list that it became, or else the trial of it. */
export function fileRunQuery(importId: string, version: number) {
  return queryOptions({
    queryKey: ['directory-runs', 'file', importId, version],
    queryFn: async (): Promise<RunSummary | null> => {
      const { runs } = await unwrap(api.GET('/directory-runs', { params: { query: { importId, limit: 2 } } }))
      return runs.find(({ isDryRun }) => !isDryRun) ?? runs[0] ?? null
    },
  })
}

/** One list; asked for again while the service works on it, ever more seldom. */
export function runQuery(id: string) {
  return queryOptions({
    queryKey: ['directory-runs', 'one', id],
    refetchInterval: whileAtWork<Run>(isAtWork),
    queryFn: () => unwrap(api.GET('/directory-runs/{runId}', { params: { path: { runId: id } } })),
  })
}

const FILTERS = { remarked: { remarked: true }, samePerson: { samePerson: true } } as const

/** The first rows of a list with one verdict, or of which something else is said. */
export function runRowsQuery(run: { id: string; version: number }, which: Verdict | keyof typeof FILTERS) {
  return queryOptions({
    queryKey: ['directory-runs', 'rows', run.id, run.version, which],
    queryFn: async (): Promise<PageOf<RunRow>> => {
      const asked = which in FILTERS ? FILTERS[which as keyof typeof FILTERS] : { verdict: which as Verdict }
      const params = { path: { runId: run.id }, query: { ...asked, limit: ROWS_SHOWN } }
      const { rows, _meta } = await unwrap(api.GET('/directory-runs/{runId}/rows', { params }))
      return pageOf(rows, _meta)
    },
  })
}

export type Decision = 'acceptances' | 'refusals'

/** Says yes or no to a list that waits. */
export function decide(id: string, decision: Decision, how: How): Promise<Run> {
  const params = { path: { runId: id }, header: stepOf(how) }
  return unwrap(api.POST(`/directory-runs/{runId}/${decision}`, { params }))
}

export function rulesQuery(boardId: string) {
  return queryOptions({
    queryKey: ['directory-rules', 'list', boardId],
    queryFn: () =>
      everyPage(async (page) => {
        const query = { boardId, page, limit: 100 }
        const { rules, _meta } = await unwrap(api.GET('/directory-rules', { params: { query } }))
        return pageOf(rules, _meta)
      }),
  })
}

export type Trial = Schemas['DirectoryRuleCreate']

/** What a rule would do, without doing it. */
export function effectQuery(rule: Trial) {
  return queryOptions({
    queryKey: ['directory-rules', 'effect', rule],
    queryFn: () => {
      const { unitId, ...rest } = rule
      const query = { ...rest, ...(unitId ? { unitId } : {}) }
      return unwrap(api.GET('/directory-rule-effects', { params: { query } }))
    },
  })
}

export function createRule(body: Trial, { key }: Once): Promise<Rule> {
  return unwrap(api.POST('/directory-rules', { body, params: { header: { 'Idempotency-Key': key } } }))
}

/** Takes a rule back, as it is now: a rule changes only by being ended. */
export async function endRule(id: string): Promise<void> {
  const path = { ruleId: id }
  const { version } = await unwrap(api.GET('/directory-rules/{ruleId}', { params: { path } }))
  await api.DELETE('/directory-rules/{ruleId}', { params: { path, header: ifMatch(version) } })
}

export function unitCodesQuery(boardId: string) {
  return queryOptions({
    queryKey: ['directory-units', 'list', boardId],
    queryFn: () =>
      everyPage(async (page) => {
        const query = { boardId, page, limit: 100 }
        const { directoryUnits, _meta } = await unwrap(api.GET('/directory-units', { params: { query } }))
        return pageOf(directoryUnits, _meta)
      }),
  })
}

export function nameUnit(body: Schemas['DirectoryUnitCreate'], { key }: Once): Promise<UnitCode> {
  return unwrap(api.POST('/directory-units', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export async function forgetUnitCode({ id, version }: UnitCode): Promise<void> {
  const params = { path: { directoryUnitId: id }, header: ifMatch(version) }
  await api.DELETE('/directory-units/{directoryUnitId}', { params })
}
