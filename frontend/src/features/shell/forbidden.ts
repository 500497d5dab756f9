import type { Me } from '@/api/me'
import { opens, type Page } from '@/domain/pages'
import { HELD_HERE, OWN_PLACE, t } from './forbidden.sv'

type Place = keyof typeof OWN_PLACE

/** Where what is like a page's stands for those whom the page is not for, the likest first. */
const INSTEAD: readonly [address: string, places: readonly Place[]][] = [
  ['/statistik', ['/statistik', '/statistik/namnden', '/avvikelser', '/ej-verkstallda/rapporter']],
  ['/avvikelser', ['/avvikelser', '/statistik/namnden']],
  ['/atgarder', ['/atgarder', '/statistik/namnden']],
  ['/lasare', ['/avvikelser']],
  ['/fragor', ['/avvikelser']],
  ['/uttag', ['/avvikelser']],
  ['/ej-verkstallda', ['/ej-verkstallda', '/ej-verkstallda/rapporter']],
  ['/larande', ['/larande']],
  ['/administration', ['/administration']],
]

/** What a page is, for somebody who may not see it, and where their own stands. */
export function forbiddenWords(me: Pick<Me, 'permissions'>, page: Page) {
  const [, what] = HELD_HERE.findLast(([address]) => begins(page, address)) ?? ['', t.beyond]
  const [, places] = INSTEAD.find(([address]) => begins(page, address)) ?? ['', []]
  const to: Place = places.find((place) => place !== page && opens(me, place)) ?? '/'
  return { what: opens(me, page) ? t.beyond : what, to, ...OWN_PLACE[to] }
}

function begins(page: Page, address: string): boolean {
  return page === address || page.startsWith(`${address}/`)
}
