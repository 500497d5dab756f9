import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as rules from '@/api/rules.gen'
import type { HelpSection, Limit, Right } from '@/domain/help'
import { PAGES } from '@/domain/pages'
import { number } from '@/lib/format'
import { HELP, helpFor } from './-help'

const [head = [], ...rows] = readFileSync('../backend/qms/policy.csv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','))
const ROLES = head.slice(head.indexOf('login') + 1)

/** What the policy table says against a sentence on who may do something. */
function untrue({ may, roles, beyondOwn = false, beyondPart = false, fresh = false }: Right): string[] {
  const row = rows.find(([operation]) => operation === may)
  if (row === undefined) return [`${may} is no operation`]
  const cells = row.slice(head.indexOf('login') + 1)
  const reach = beyondPart ? /subtree|board/ : beyondOwn ? /assigned|subtree|board/ : /^(?!none)/
  const holds = (cell = 'none') => reach.test(cell)
  const truly = ROLES.filter((_, column) => holds(cells[column])).toSorted((one, other) =>
    one.localeCompare(other, 'sv'),
  )
  const said = roles.toSorted((one, other) => one.localeCompare(other, 'sv'))
  const faults = truly.join() === said.join() ? [] : [`${may}: ${truly.join()}, not ${said.join()}`]
  return fresh && row[head.indexOf('login')] !== 'fresh'
    ? [...faults, `${may} asks for no new login`]
    : faults
}

/** Where each key is handled: every one that help names, and what its handler looks like. */
const HANDLERS: Readonly<Record<string, [file: string, handler: RegExp]>> = {
  'Ctrl + K': ['src/features/shell/search/SearchButton.tsx', /toLowerCase\(\) !== 'k'[\s\S]*ctrlKey/],
  'Ctrl + Enter': ['src/ui/text-area/TextArea.tsx', /'Enter'[\s\S]*ctrlKey[\s\S]*requestSubmit/],
  Esc: ['src/ui/disclosure/Disclosure.tsx', /'Escape'/],
}
/** What the browser does by itself on links, buttons and fields. */
const THE_BROWSERS = ['Tabb', 'Enter']

function unhandled(sections: readonly HelpSection[]): string[] {
  return sections
    .flatMap(({ keys = [] }) => keys.map(({ keys: pressed }) => pressed))
    .filter((key) => {
      const [file, handler] = HANDLERS[key] ?? []
      const isHandled = file !== undefined && handler?.test(readFileSync(file, 'utf8')) === true
      return !isHandled && !THE_BROWSERS.includes(key)
    })
}

/** The limits that help states otherwise than the contract does. */
function unlimited(limits: readonly Limit[]): string[] {
  return limits.flatMap(({ says, of }) => {
    const limit = of.split('.').reduce<unknown>((part, name) => Object(part)[name], rules)
    return typeof limit === 'number' && says.includes(` ${number(limit).replaceAll('\u00a0', ' ')} `)
      ? []
      : [`${of}: ${String(limit)}`]
  })
}

const ROLE_WORD =
  /chef|utvecklar|administratör|rapportören|revisor|granskare|ombud|ledam|koordinator|samordnar|utredare|handläggar/i
const KEY_WORD = /\b(?:Ctrl|Shift|Alt|Esc|Skift|F\d)\b/
const NUMBER = /\d/

/** Plain text of help that nothing holds to be true: on roles, on keys, and with numbers in it. */
function unheld(source: string): string[] {
  const sentences = [...source.matchAll(/^\s*(['`])(.*)\1,?$/gm)].map(([, , text = '']) => text)
  return sentences.filter((text) => [ROLE_WORD, KEY_WORD, NUMBER].some((fault) => fault.test(text)))
}

test('every page has one section of help', () => {
  const helped = HELP.flatMap(({ pages }) => pages)
  expect(helped.toSorted()).toEqual(PAGES.toSorted())
  expect(new Set(HELP.map(({ title }) => title)).size).toBe(HELP.length)
})

test('one gets the help of what one can use', () => {
  const titles = (...permissions: string[]) => helpFor({ permissions }).map(({ title }) => title)
  expect(titles('deviationFigures')).toContain('Hela nämndens siffror')
  expect(titles('deviationFigures')).not.toContain('Statistik')
  expect(titles('deviationStatistics')).toContain('Statistik')
})

test('who may do what is what the policy table says', () => {
  const rights = HELP.flatMap((section) => section.rights ?? [])
  expect(rights.flatMap(untrue)).toEqual([])
  expect(rights.length).toBeGreaterThan(20)
  expect(
    untrue({ says: '', may: 'deviationAssess', roles: ['unit-manager', 'sas'], fresh: true }),
  ).toHaveLength(2)
})

test('every limit is what the contract says', () => {
  expect(unlimited(HELP.flatMap(({ limits = [] }) => limits))).toEqual([])
  const planted = { says: 'Högst 9 000 tecken.', of: 'DeviationCreate.description.maxLength' }
  expect(unlimited([planted, { says: 'Högst 9 rader.', of: 'Inget.alls' }])).toHaveLength(2)
})

test('every key that help names is handled', () => {
  expect(unhandled(HELP)).toEqual([])
  const planted = { title: '', pages: [], text: [], keys: [{ keys: 'Ctrl + S', does: 'Spara' }] }
  expect(unhandled([planted])).toEqual(['Ctrl + S'])
})

test('roles, keys and numbers stand only where something holds them to be true', () => {
  const sources = globSync('src/features/*/help.sv.ts').map((file) => readFileSync(file, 'utf8'))
  expect(sources.length).toBeGreaterThan(10)
  expect(sources.flatMap(unheld)).toEqual([])
  const planted =
    "      'Chefen bedömer.',\n      'Tryck Ctrl + S.',\n      'Högst 30 rader.',\n      says: 'Chefen gör det.',\n"
  expect(unheld(planted)).toEqual(['Chefen bedömer.', 'Tryck Ctrl + S.', 'Högst 30 rader.'])
})
