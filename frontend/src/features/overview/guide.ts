import { queryOptions } from '@tanstack/react-query'
import { unreached } from '@/api/errors'

export interface GuideStep {
  title: string
  text: string
  to: string
}

/** What the demo shows whoever one has chosen to be. */
interface Guide {
  title: string
  steps: readonly GuideStep[]
}

/** The guide, or null when it is closed. It is the demo's own, beside the API; `href` is where the API says it is. */
export function guideQuery(href: string) {
  return queryOptions({
    queryKey: ['guide', href],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async (): Promise<Guide | null> => {
      const response = await fetch(href, { headers: { accept: 'application/json' } })
      return response.ok ? ((await response.json()) as { guide: Guide | null }).guide : null
    },
  })
}

/** Closes the guide for good, also when one leaves the page at once. Nothing is lost if that fails: it is shown once more. */
export async function closeGuide(href: string): Promise<void> {
  await fetch(href, { method: 'POST', keepalive: true }).catch(unreached)
}
