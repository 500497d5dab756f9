import { describe, expect, test } from 'vitest'
import { firstOpen, opens, PAGES, type Page } from './pages'
import { policyHolder, ROLES } from './policy-under-test'

const open = (role: string) => PAGES.filter((page) => opens(policyHolder(role), page))

const EVERYONES: readonly Page[] = ['/', '/aviseringar', '/hjalp', '/tillganglighet', '/$']
/** What every role reads, also those who read no matters. */
const CARDS: readonly Page[] = ['/larande', '/larande/$id']
const WRITES_CARDS: readonly Page[] = ['/larande/skriv']
const INCIDENTS: readonly Page[] = ['/incidenter', '/incidenter/$id']
/** What the data protection officer is let into when personal data may have been seen. */
const READS_WHAT_IT_TAKES_PART_IN: readonly Page[] = [
  '/avvikelser/$id',
  '/atgarder/$id',
  '/ej-verkstallda/$id',
]
const EXPORTS: readonly Page[] = ['/uttag', '/uttag/$id']
const ACTIONS: readonly Page[] = ['/atgarder', '/atgarder/$id']
const PROPOSES: readonly Page[] = [...ACTIONS, '/atgarder/ny', '/atgarder/$id/andra']
const DECIDES: readonly Page[] = [...PROPOSES, '/atgarder/$id/besluta']
const REPORT: readonly Page[] = ['/rapportera', '/rapportera/tack/$id', '/avvikelser/$id', ...EXPORTS]
const SEES_DECISIONS: readonly Page[] = ['/ej-verkstallda', '/ej-verkstallda/$id', '/ej-verkstallda/$id/skal']
const QUARTERS: readonly Page[] = ['/ej-verkstallda/rapporter', '/ej-verkstallda/rapporter/$id']
const FEES: readonly Page[] = ['/ej-verkstallda/avgifter', '/ej-verkstallda/avgifter/$id']
const SEES_ADMINISTRATION: readonly Page[] = [
  '/administration',
  '/administration/organisation',
  '/administration/organisation/$id',
  '/administration/kodlistor',
  '/administration/kodlistor/$lista',
  '/administration/installningar',
]
const SEES_PERSONS: readonly Page[] = ['/administration/personer', '/administration/personer/$id']
const FIGURES: readonly Page[] = [
  '/statistik',
  '/statistik/matt',
  '/statistik/matt/nytt',
  '/statistik/matt/$id',
  '/statistik/matt/sparat/$id',
]
const ABSENCES: readonly Page[] = ['/administration/franvaro', '/administration/franvaro/ny']
const TAKES_PART: readonly Page[] = ['/fragor/$id', '/fragor/ny', '/avvikelser/$id/utred/$flik']
const QUESTIONS: readonly Page[] = [
  '/administration/fragor',
  '/administration/fragor/ny',
  '/administration/fragor/$id',
  '/administration/fragor/$id/andra',
]
const OPEN: Record<string, readonly Page[]> = {
  reporter: [...REPORT, ...PROPOSES, ...TAKES_PART, '/avvikelser', '/ideer', ...SEES_DECISIONS],
  'unit-manager': [
    ...WRITES_CARDS,
    ...REPORT,
    ...DECIDES,
    ...TAKES_PART,
    '/avvikelser',
    '/ideer',
    '/avvikelser/$id/bedom',
    '/lasare/$id',
    ...SEES_DECISIONS,
    ...FIGURES,
    '/statistik/atgarder',
    ...SEES_ADMINISTRATION,
    ...SEES_PERSONS,
    ...ABSENCES,
  ],
  'lex-sarah-investigator': [...WRITES_CARDS, ...REPORT, ...PROPOSES, ...TAKES_PART, '/avvikelser', '/ideer'],
  sas: [
    ...WRITES_CARDS,
    ...REPORT,
    ...PROPOSES,
    ...TAKES_PART,
    '/avvikelser',
    '/ideer',
    ...FIGURES,
    '/statistik/atgarder',
    ...SEES_ADMINISTRATION,
    ...SEES_PERSONS,
  ],
  intake: [...REPORT, ...ACTIONS, ...TAKES_PART, '/avvikelser', '/ideer', '/avvikelser/$id/bedom'],
  'complaints-officer': [...WRITES_CARDS, ...REPORT, ...ACTIONS, ...TAKES_PART, '/avvikelser', '/ideer'],
  'quality-developer': [
    ...WRITES_CARDS,
    ...REPORT,
    ...PROPOSES,
    ...TAKES_PART,
    ...QUESTIONS,
    '/avvikelser',
    '/avvikelser/inlasning',
    '/ideer',
    ...QUARTERS,
    ...FEES,
    ...FIGURES,
    '/statistik/atgarder',
    ...SEES_ADMINISTRATION,
    ...SEES_PERSONS,
    '/administration/kodlistor/$lista/ny',
    '/administration/kodlistor/$lista/$id',
    '/administration/installningar/andra',
  ],
  'decision-reporter': [
    ...REPORT,
    ...PROPOSES,
    ...TAKES_PART,
    '/avvikelser',
    '/ideer',
    ...SEES_DECISIONS,
    '/ej-verkstallda/ny',
    '/ej-verkstallda/inlasning',
    '/ej-verkstallda/inlasning/$id',
    ...QUARTERS,
    '/ej-verkstallda/rapporter/$id/blad/$rad',
    ...FEES,
    ...FIGURES,
  ],
  'department-head': [
    ...WRITES_CARDS,
    ...REPORT,
    ...DECIDES,
    ...TAKES_PART,
    '/avvikelser',
    '/ideer',
    '/avvikelser/$id/bedom',
    '/lasare/$id',
    ...SEES_DECISIONS,
    ...QUARTERS,
    ...FEES,
    ...FIGURES,
    '/statistik/atgarder',
    ...SEES_ADMINISTRATION,
    ...SEES_PERSONS,
    ...ABSENCES,
  ],
  'board-member': [...QUARTERS, '/statistik', '/statistik/namnden'],
  auditor: [...QUARTERS, ...FEES, '/statistik', '/statistik/namnden'],
  dpo: ['/granskningslogg', '/lasare/$id', ...EXPORTS, ...INCIDENTS, ...READS_WHAT_IT_TAKES_PART_IN],
  'log-reviewer': ['/granskningslogg', '/lasare/$id', ...EXPORTS, ...INCIDENTS, ...SEES_ADMINISTRATION],
  administrator: [
    ...QUARTERS,
    ...QUESTIONS,
    ...SEES_ADMINISTRATION,
    ...SEES_PERSONS,
    ...ABSENCES,
    '/administration/organisation/ny',
    '/administration/organisation/omorganisera',
    '/administration/organisation/$id/andra',
    '/administration/system',
    '/administration/system/nytt',
    '/administration/system/$id',
    '/administration/personer/ny',
    '/administration/personer/ny-roll',
    '/administration/personer/$id/andra',
    '/administration/katalog',
    '/administration/katalog/$id',
    '/administration/katalog/fil',
    '/administration/katalog/fil/$id',
    '/administration/katalog/regler',
    '/administration/katalog/ny-regel',
    '/administration/kodlistor/$lista/ny',
    '/administration/kodlistor/$lista/$id',
    '/administration/installningar/andra',
  ],
}

test.each(ROLES)('a %s is never led from one closed page to another', (role) => {
  const me = policyHolder(role)
  const list = firstOpen(me, ['/ej-verkstallda', '/ej-verkstallda/rapporter'])
  expect(list === undefined || opens(me, list)).toBe(true)
  expect(list === undefined).toBe(
    ['sas', 'complaints-officer', 'intake', 'lex-sarah-investigator', 'dpo', 'log-reviewer'].includes(role),
  )
})

test('every role of the policy is here', () => {
  expect(Object.keys(OPEN).toSorted()).toEqual(ROLES.toSorted())
})

describe.each(ROLES)('%s', (role) => {
  test.each(PAGES)('%s', (page) => {
    expect(opens(policyHolder(role), page)).toBe(
      [...EVERYONES, ...CARDS, ...(OPEN[role] ?? [])].includes(page),
    )
  })

  test('opens nothing without a right', () => {
    expect(open(role).filter((page) => opens({ permissions: [] }, page))).toEqual(EVERYONES)
  })
})
