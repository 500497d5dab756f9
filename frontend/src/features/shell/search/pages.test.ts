import { expect, test } from 'vitest'
import type { Me } from '@/api/me'
import { pagesCalled } from './pages'

const someone = (...permissions: string[]) => ({ permissions }) as Me
const named = (me: Me, typed: string) => pagesCalled(me, typed).map(({ to }) => to)

test('the menu stands there before anything is typed', () => {
  expect(named(someone('workItemList', 'deviationList'), '')).toEqual(['/', '/avvikelser'])
})

test('pages are named by any part, in any case, with å, ä and ö in one sign or two', () => {
  const me = someone('ivoReportList', 'specialFeeList', 'unexecutedDecisionList')
  expect(named(me, 'KVARTAL')).toEqual(['/ej-verkstallda/rapporter'])
  expect(named(me, 'sa\u0308rskilda')).toEqual(['/ej-verkstallda/avgifter'])
})

test('a page is found by what it is for', () => {
  expect(named(someone('publicationList', 'publicationCreate'), 'lärkort')).toEqual(['/larande/skriv'])
})

test('what one may not open is not named', () => {
  expect(named(someone('deviationList'), 'särskilda')).toEqual([])
  expect(named(someone(), 'l')).toEqual(['/hjalp', '/tillganglighet'])
})
