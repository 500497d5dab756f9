import { expect, test } from 'vitest'
import { opens, PAGES, type Page } from '@/domain/pages'
import { policyHolder, ROLES } from '@/domain/policy-under-test'
import { forbiddenWords } from './forbidden'
import { t } from './forbidden.sv'

const closed = (role: string) => PAGES.filter((page) => !opens(policyHolder(role), page))

test.each(ROLES)('a %s who meets a closed page is told what it is, and is led to an open one', (role) => {
  const me = policyHolder(role)
  const told = closed(role).map((page) => ({ page, ...forbiddenWords(me, page) }))
  expect(told.length).toBeGreaterThan(0)
  expect(told.filter(({ what }) => what === t.beyond)).toEqual([])
  expect(told.filter(({ to }) => !opens(me, to))).toEqual([])
})

test.each<[string, Page, Page]>([
  ['quality-developer', '/statistik/namnden', '/statistik'],
  ['board-member', '/statistik', '/statistik/namnden'],
  ['board-member', '/avvikelser', '/statistik/namnden'],
  ['reporter', '/statistik/namnden', '/avvikelser'],
  ['reporter', '/avvikelser/$id/bedom', '/avvikelser'],
  ['auditor', '/ej-verkstallda/$id', '/ej-verkstallda/rapporter'],
  ['sas', '/administration/personer/ny', '/administration'],
  ['dpo', '/statistik', '/'],
  ['reporter', '/atgarder/$id/besluta', '/atgarder'],
  ['auditor', '/atgarder', '/statistik/namnden'],
  ['reporter', '/larande/skriv', '/larande'],
])('a %s who asks for %s is led to %s', (role, page, to) => {
  expect(forbiddenWords(policyHolder(role), page).to).toBe(to)
})

test('what lies beyond one’s part of a page that is open otherwise is told so', () => {
  const told = forbiddenWords(policyHolder('unit-manager'), '/avvikelser/$id')
  expect(told).toMatchObject({ what: t.beyond, to: '/avvikelser' })
})
