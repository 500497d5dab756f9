import { queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { ApiError } from '@/api/errors'
import type { components } from '@/api/schema.gen'
import type { ReportValues } from './report-form'

export type Draft = components['schemas']['Draft']

const KIND = 'deviation-report'

/** The report one began and did not send, if there is one. Only its author sees it, and it is kept for a few days. */
export const draftQuery = queryOptions({
  queryKey: ['drafts', KIND],
  gcTime: 0,
  staleTime: 0,
  queryFn: async (): Promise<Draft | null> => {
    const { drafts } = await unwrap(api.GET('/drafts', { params: { query: { limit: 100 } } }))
    const latest = drafts.find((draft) => draft.kind === KIND)
    if (latest === undefined) return null
    return unwrap(api.GET('/drafts/{draftId}', { params: { path: { draftId: latest.id } } }))
  },
})

/** Where the text is kept while it is typed: on the server, never in the browser's storage. */
export function createDraftStore(boardId: string, known: Draft | null) {
  let stored: Pick<Draft, 'id' | 'version'> | null = known

  async function create(values: ReportValues): Promise<void> {
    stored = await unwrap(api.POST('/drafts', { body: { boardId, kind: KIND, content: { ...values } } }))
  }

  async function save(values: ReportValues): Promise<void> {
    if (stored === null) return create(values)
    const { id, version } = stored
    try {
      stored = await unwrap(
        api.PUT('/drafts/{draftId}', {
          body: { content: { ...values } },
          params: { path: { draftId: id }, header: ifMatch(version) },
        }),
      )
    } catch (error) {
      // Written to in another tab, or gone: what is on this screen is what the person sees, so it is kept as a draft of its own.
      if (!(error instanceof ApiError) || (error.status !== 412 && error.status !== 404)) throw error
      await create(values)
    }
    return undefined
  }

  async function remove(): Promise<void> {
    if (stored === null) return
    const { id, version } = stored
    stored = null
    await api.DELETE('/drafts/{draftId}', { params: { path: { draftId: id }, header: ifMatch(version) } })
  }

  return { save, remove }
}

export type DraftStore = ReturnType<typeof createDraftStore>
