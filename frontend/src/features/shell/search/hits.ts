import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { NavigateOptions } from '@tanstack/react-router'
import { api, unwrap } from '@/api/client'
import { type Me, may } from '@/api/me'
import type { components } from '@/api/schema.gen'
import { searched } from '@/api/searched'
import { MATTER_LIST, MATTER_PAGE } from '@/domain/matters'
import { civilDate, shortDate } from '@/lib/dates'
import { useSettled } from '@/lib/useSettled'
import { lists } from '@/messages/lists.sv'
import { sv } from '@/messages/sv'
import { t } from './messages.sv'
import { pagesCalled } from './pages'

/** Something to go to. */
export interface Hit {
  id: string
  label: string
  detail?: string
  to: NavigateOptions
}

export interface HitGroup {
  title: string
  /** How many there are, in words where not all are shown. */
  amount: string
  hits: readonly Hit[]
}

type Searched = components['schemas']['MatterSearch']['groups'][number]

/** Fewer letters than this would be half the register. A number has as many figures as it has. */
const LEAST = 3
const WAIT = 350

/** What there is to go to for some words: pages at once, matters when one has stopped typing. */
export function useHits(me: Me, typed: string) {
  const text = useSettled(typed, WAIT)
  const isEnough = text.length >= LEAST || /\d/.test(text)
  const { data, error, isFetching } = useQuery({
    queryKey: ['searches', text],
    queryFn: () => unwrap(api.POST('/searches', { body: { text } })),
    enabled: isEnough && may(me, 'matterSearch'),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const answer = isEnough && typed !== '' ? data : undefined
  const matters = (answer?.groups ?? []).map((group) => ofMatters(group, text))
  const pages = pagesCalled(me, typed).map(
    ({ to, label }): Hit => ({ id: to.replaceAll('/', '-'), label, to: { to } }),
  )
  const groups = [{ title: t.pages, amount: String(pages.length), hits: pages }, ...matters].filter(
    ({ hits }) => hits.length > 0,
  )
  const isBusy = isFetching || text !== typed
  return { groups, error, said: said(groups, answer?.commonWords ?? [], { typed, isBusy }) }
}

function ofMatters({ kind, title, matters, isCapped }: Searched, text: string): HitGroup {
  const hits = matters.map(
    (matter): Hit => ({
      id: matter.id,
      label: `${matter.reference} ${matter.title}`,
      detail: `${matter.unitName} · ${shortDate(civilDate(matter.reportedAt))}`,
      to: { to: MATTER_PAGE[kind], params: { id: matter.id } },
    }),
  )
  const all: Hit = {
    id: `all-${kind}`,
    label: t.all(title),
    to: { to: MATTER_LIST[kind], state: searched.keep(text) },
  }
  const shown = String(hits.length)
  return isCapped
    ? { title, amount: t.moreThan(shown), hits: [...hits, all] }
    : { title, amount: shown, hits }
}

/** What is read out and stands above the list: how much there is, or why there is nothing. */
function said(
  groups: readonly HitGroup[],
  common: readonly string[],
  { typed, isBusy }: { typed: string; isBusy: boolean },
): string {
  if (typed === '') return ''
  if (isBusy) return sv.searching
  const counts = groups.map(({ title, amount }) => `${title}: ${amount}`).join(', ')
  return [counts === '' ? lists.none : counts, lists.common(common)].filter(Boolean).join('. ')
}
