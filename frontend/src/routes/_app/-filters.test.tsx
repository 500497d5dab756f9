import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import type { Me } from '@/api/me'
import { COUNTED as OF_ACTIONS } from '@/features/actions/list/Counted'
import { Filters as ActionFilters } from '@/features/actions/list/Filters'
import type { ActionSearch } from '@/features/actions/list/search'
import { Filters as IncidentFilters } from '@/features/data-incidents/list/IncidentsPage'
import type { IncidentSearch } from '@/features/data-incidents/list/search'
import { useCodesInWords } from '@/features/deviations/list/Counted'
import { Filters as DeviationFilters } from '@/features/deviations/list/Filters'
import { COUNTED as OF_DEVIATIONS } from '@/features/deviations/list/filter'
import type { ListSearch } from '@/features/deviations/list/search'
import { Filters as DecisionFilters } from '@/features/unexecuted-decisions/list/Filters'
import type { DecisionSearch } from '@/features/unexecuted-decisions/list/search'

const [HOME, BOARD, UNIT] = [1, 2, 3].map((n) => `0197f2a4-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]
const DAY = '2026-11-01'

/** Something for all that an address may hold: what is added to it is asked for here by the compiler. */
type Every<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> }

const DEVIATIONS: Every<ListSearch> = {
  ...{ status: ['received'], typ: ['risk'], namnd: BOARD, enhet: UNIT, ensam: true, omrade: 'elderly' },
  ...{ kategori: 'x', aktivitet: 'x', barn: 'yes', risk: 'x', orsak: 'x', fran: DAY, till: DAY },
  ...{ forsenade: true, mina: true, andras: true, fordela: true, mottagning: UNIT },
  ...{ per: DAY, bara: UNIT, folj: true, tid: 'over-90', klar: 'closed', utfall: 'open', igen: true },
  ...{ ligger: 'x', effekt: 'x', obedomd: true, riktning: 'to-counterpart', motpart: 'x', samverkan: 'x' },
  ...{ sort: 'dueOn', sida: 2 },
}
const ACTIONS: Every<ActionSearch> = {
  ...{
    vy: 'later',
    status: ['done'],
    slag: ['routine'],
    styrka: ['weak'],
    effekt: ['no-effect'],
    aterkom: true,
  },
  ...{ barn: 'yes', omrade: 'elderly', enhet: UNIT, ensam: true, namnd: BOARD, mina: true, andras: true },
  ...{
    per: DAY,
    fran: DAY,
    till: DAY,
    bara: UNIT,
    folj: true,
    galler: 'x',
    niva: 'individual',
    bevaka: 'overdue',
  },
  ...{ sort: 'dueOn', sida: 2 },
}
const DECISIONS: Every<DecisionSearch> = {
  ...{ vy: 'tavla', steg: ['running'], insats: 'x', namnd: BOARD, enhet: UNIT, ensam: true },
  ...{ omrade: 'elderly', gransFran: DAY, gransTill: DAY, avbrott: true, mina: true, andras: true },
  ...{ alla: true, sort: 'endsOn', sida: 2 },
}
const INCIDENTS: Every<IncidentSearch> = {
  ...{ status: ['reported'], fran: DAY, till: DAY, enhet: UNIT, sena: true, sida: 2 },
}

/** How a list is shown is chosen elsewhere on its page. */
const SHOWN = ['vy', 'sort', 'sida']
const nothing = () => undefined
const form = {
  text: '',
  boards: [HOME, BOARD].map((id) => ({ id, name: id })) as unknown as Me['boards'],
  units: [{ id: UNIT, label: 'Enheten' }],
  onSearch: nothing,
  onText: nothing,
  onClear: nothing,
}

function Deviations({ search }: { search: ListSearch }) {
  const levels = { x: 'Måttlig' }
  const codes = useCodesInWords({ search, homeBoardId: HOME, levels })
  const more = { levels, codes, homeBoardId: HOME, mayAskCause: true, mayHandOver: true }
  return <DeviationFilters {...form} {...more} search={search} />
}

const LISTS = {
  avvikelser: [DEVIATIONS, OF_DEVIATIONS, (search: ListSearch) => <Deviations search={search} />],
  atgarder: [ACTIONS, OF_ACTIONS, (search: ActionSearch) => <ActionFilters {...form} search={search} />],
  'ej-verkstallda': [
    DECISIONS,
    [],
    (search: DecisionSearch) => (
      <DecisionFilters {...form} benefits={[{ value: 'x', label: 'Boende' }]} search={search} />
    ),
  ],
  incidenter: [INCIDENTS, [], (search: IncidentSearch) => <IncidentFilters {...form} search={search} />],
} as const satisfies Record<string, readonly [object, readonly string[], (search: never) => ReactElement]>

test.each(Object.entries(LISTS))(
  'what the address of %s takes is chosen in its form, and printed',
  async (_, list) => {
    const [every, counted, draw] = list as unknown as [object, string[], (search: object) => ReactElement]
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: nothing,
      removeEventListener: nothing,
    }))
    vi.stubGlobal('fetch', () => new Promise(nothing))
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    const shown = (search: object) => {
      cleanup()
      const { container } = render(<QueryClientProvider client={client}>{draw(search)}</QueryClientProvider>)
      const controls = () =>
        [...container.querySelectorAll('select, input, button[aria-pressed]')].map((each) =>
          each instanceof HTMLInputElement && each.type === 'checkbox'
            ? String(each.checked)
            : (each.getAttribute('aria-pressed') ?? (each as HTMLInputElement).value),
        )
      return { controls, print: container.querySelector('.print-only')?.textContent ?? '' }
    }
    const own = Object.entries(every).filter(([name]) => !SHOWN.includes(name) && !counted.includes(name))
    expect(own.length).toBeGreaterThan(3)
    for (const [name, value] of own) {
      const around = name === 'ensam' ? { enhet: UNIT } : {}
      const before = shown(around)
      const without = { controls: before.controls(), print: before.print }
      const now = shown({ ...around, [name]: value })
      expect(now.print, `${name} på papper`).not.toBe(without.print)
      // oxlint-disable-next-line no-await-in-loop -- one page is looked at at a time
      await waitFor(() => expect(now.controls(), `${name} i formuläret`).not.toEqual(without.controls))
    }
  },
)
