import { expect, test } from 'vitest'

const WORDS = import.meta.glob<Record<string, unknown>>('/src/**/*.sv.ts', { eager: true })
const SOURCES = import.meta.glob<string>(['/src/**/*.{ts,tsx}', '!/src/**/*.test.*', '!/src/api/*'], {
  eager: true,
  query: '?raw',
  import: 'default',
})

/** The nouns that are counted anywhere, where several are called something else than one in a way that no ending tells. */
const SEVERAL = new Set(
  Object.values(SOURCES).flatMap((source) =>
    [
      ...source.matchAll(/count\([^;]*?,\s*'([^']+)',\s*'([^']+)',?\s*\)/g),
      ...source.matchAll(/one: '([^']+)',\s*many: '([^']+)'/g),
    ].flatMap(([, one = '', many = '']) => (one === many ? [] : [many.split(' ')[0] ?? ''])),
  ),
)

/** What somebody does, whose name stands where the number does. */
const VERBS = 'ansvarar ersätter fortsätter förlorar gäller har läser medverkar slutar tar var är'.split(' ')

/** Whether a noun is one of several: `avvikelser`, `dagar`, `rapporter`; or `ärenden`, which no ending tells from `person`. */
const isSeveral = (noun: string) => !VERBS.includes(noun) && (/(er|ar|or)$/.test(noun) || SEVERAL.has(noun))

/** What of some words counts one of several: `1 avvikelser`. */
function onesOfSeveral(words: unknown, at: string): string[] {
  if (typeof words === 'function') return onesOfSeveral(said(words as (...all: number[]) => unknown), at)
  if (typeof words === 'string')
    return [...words.matchAll(/(?<![\d,.\u00a0])1 ([a-zåäö]+)/g)]
      .filter(([, noun = '']) => isSeveral(noun))
      .map(([text]) => `${at}: ${text}`)
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, value]) => onesOfSeveral(value, `${at}.${key}`))
}

/** What is said of one of everything. What is told of something else than numbers says nothing here. */
function said(words: (...all: number[]) => unknown): unknown {
  try {
    return words(1, 1, 1, 1)
  } catch {
    return ''
  }
}

test('one is never counted as several', () => {
  expect(SEVERAL.size).toBeGreaterThan(20)
  expect(Object.entries(WORDS).flatMap(([file, words]) => onesOfSeveral(words, file))).toEqual([])
})

test('one that is counted as several is found', () => {
  const planted = { list: { total: (n: number) => `${n} avvikelser`, one: (n: number) => `${n} avvikelse` } }
  expect(onesOfSeveral(planted, 't')).toEqual(['t.list.total: 1 avvikelser'])
})
