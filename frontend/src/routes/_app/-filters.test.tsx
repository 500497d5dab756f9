import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import type { Me } from '@/api/me'
import { COUNTED as OF_ACTIONS } from '@/features/actions/list/Counted'
import { Filters as ActionFilters } from '@/features/actions/list/Filters'
import { actionSearch } from '@/features/actions/list/search'
import { Filters as IncidentFilters } from '@/features/data-incidents/list/IncidentsPage'
import { incidentSearch } from '@/features/data-incidents/list/search'
import { useCodesInWords } from '@/features/deviations/list/Counted'
import { Filters as DeviationFilters } from '@/features/deviations/list/Filters'
import { COUNTED as OF_DEVIATIONS } from '@/features/deviations/list/filter'
import { type ListSearch, listSearch } from '@/features/deviations/list/search'
import { Filters as FeeFilters } from '@/features/special-fees/list/FeesPage'
import { feeSearch } from '@/features/special-fees/list/search'
import { Filters as DecisionFilters } from '@/features/unexecuted-decisions/list/Filters'
import { decisionSearch } from '@/features/unexecuted-decisions/list/search'
import { parseSearch } from '@/lib/search-params'

const [HOME, BOARD, UNIT] = [1, 2, 3].map((n) => `0197f2a4-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]
const DAY = '2026-11-01'

/** Something for all that an address may hold. */
const DEVIATIONS =
  `?status=received&typ=risk&namnd=${BOARD}&enhet=${UNIT}&ensam=true&omrade=elderly&kategori=x&aktivitet=x&barn=yes&risk=x` +
  `&orsak=x&fran=${DAY}&till=${DAY}&forsenade=true&mina=true&andras=true&fordela=true&mottagning=${UNIT}&per=${DAY}` +
  `&bara=${UNIT}&folj=true&tid=over-90&klar=closed&utfall=open&igen=true&ligger=x&effekt=x&obedomd=true` +
  '&riktning=to-counterpart&motpart=x&samverkan=x&sort=dueOn&sida=2'
const ACTIONS =
  `?vy=later&status=done&slag=routine&styrka=weak&effekt=no-effect&aterkom=true&barn=yes&omrade=elderly&enhet=${UNIT}` +
  `&ensam=true&namnd=${BOARD}&mina=true&andras=true&per=${DAY}&fran=${DAY}&till=${DAY}&bara=${UNIT}&folj=true` +
  '&galler=x&niva=individual&bevaka=overdue&sort=dueOn&sida=2'
const DECISIONS =
  `?vy=tavla&steg=running&insats=x&namnd=${BOARD}&enhet=${UNIT}&ensam=true&omrade=elderly&gransFran=${DAY}` +
  `&gransTill=${DAY}&avbrott=true&mina=true&andras=true&alla=true&sort=endsOn&sida=2`
const INCIDENTS = `?status=reported&fran=${DAY}&till=${DAY}&enhet=${UNIT}&sena=true&sida=2`

const FEES = `?ar=2024&enhet=${UNIT}&obetalda=true&raknas=true&sida=2`

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

/** What each control of a form holds. */
function held(drawn: Element): string[] {
  return [...drawn.querySelectorAll('select, input, button[aria-pressed]')].map((each) =>
    each instanceof HTMLInputElement && each.type === 'checkbox'
      ? String(each.checked)
      : (each.getAttribute('aria-pressed') ?? (each as HTMLInputElement).value),
  )
}

function shown(drawn: ReactElement): Element {
  cleanup()
  return render(<QueryClientProvider client={new QueryClient()}>{drawn}</QueryClientProvider>).container
}

const paper = (drawn: Element) => drawn.querySelector('.print-only')?.textContent ?? ''

/** Each part of an address by itself changes what the form holds and what is printed; what comes with a figure aside. */
async function everyPartIsChosen<S extends object>(
  schema: v.GenericSchema<unknown, S> & { entries: object },
  address: string,
  counted: readonly string[],
  draw: (search: S) => ReactElement,
) {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: nothing,
    removeEventListener: nothing,
  }))
  vi.stubGlobal('fetch', () => new Promise(nothing))
  const every = v.parse(schema, parseSearch(address))
  const values = Object.entries(every).filter(([, value]) => value !== undefined)
  expect(values.map(([name]) => name).toSorted()).toEqual(Object.keys(schema.entries).toSorted())
  for (const [name, value] of values) {
    if (SHOWN.includes(name) || counted.includes(name)) continue
    const around = name === 'ensam' ? { enhet: UNIT } : {}
    const before = shown(draw(v.parse(schema, around)))
    const [printed, holds] = [paper(before), held(before)]
    const now = shown(draw(v.parse(schema, { ...around, [name]: value })))
    expect(paper(now), `${name} på papper`).not.toBe(printed)
    // oxlint-disable-next-line no-await-in-loop -- one page is looked at at a time
    await waitFor(() => expect(held(now), `${name} i formuläret`).not.toEqual(holds))
  }
}

test('what the address of deviations takes is chosen in its form, and printed', async () => {
  await everyPartIsChosen(listSearch, DEVIATIONS, OF_DEVIATIONS, (search) => <Deviations search={search} />)
})

test('what the address of actions takes is chosen in its form, and printed', async () => {
  await everyPartIsChosen(actionSearch, ACTIONS, OF_ACTIONS, (search) => (
    <ActionFilters {...form} search={search} />
  ))
})

test('what the address of decisions takes is chosen in its form, and printed', async () => {
  const benefits = [{ value: 'x', label: 'Boende' }]
  await everyPartIsChosen(decisionSearch, DECISIONS, [], (search) => (
    <DecisionFilters {...form} benefits={benefits} search={search} />
  ))
})

test('what the address of incidents takes is chosen in its form, and printed', async () => {
  await everyPartIsChosen(incidentSearch, INCIDENTS, [], (search) => (
    <IncidentFilters {...form} search={search} />
  ))
})

test('what the address of fees takes is chosen in its form, and printed', async () => {
  const years = [{ year: 2024 }] as Parameters<typeof FeeFilters>[0]['years']
  await everyPartIsChosen(feeSearch, FEES, [], (search) => (
    <FeeFilters {...form} years={years} search={search} />
  ))
})

test('a part that no control shows is noticed', async () => {
  const lame = (search: ListSearch) => <Deviations search={{ ...search, risk: undefined }} />
  await expect(everyPartIsChosen(listSearch, DEVIATIONS, OF_DEVIATIONS, lame)).rejects.toThrow(
    'risk på papper',
  )
})
