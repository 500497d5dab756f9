// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as rules from './tree-rules.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tree-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** A tree with these files, each with its text. */
function plant(files) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
}

const SOUND = {
  'src/lib/dates.ts': 'export const today = 1',
  'src/api/me.ts': "import { today } from '@/lib/dates'\nexport const me = today",
  'src/ui/card/Card.tsx': "import { today } from '@/lib/dates'",
  'src/domain/areas.ts': "import '@/api/me'",
  'src/features/deviations/queries.ts': "import { me } from '@/api/me'\nexport const list = me",
  'src/features/deviations/list/Page.tsx': "import { list } from '../queries'\nimport '@/domain/areas'",
  'src/routes/index.tsx': "import('@/features/deviations/list/Page')",
  'src/router.tsx': "import './routes/index'",
}

/** A change may be sent from here, and told as stale from there. */
const SENDING = {
  'src/forms/useAction.ts': "import { useMutation } from '@tanstack/react-query'",
  'src/api/resource.ts': 'client.invalidateQueries()',
}

test('a tree without faults is silent', () => {
  plant({ ...SOUND, ...SENDING })
  expect(rules.faultsIn(root)).toEqual([])
})

test.each([
  ['src/features/x/Planted.tsx', "import { useMutation } from '@tanstack/react-query'", 'useMutation'],
  ['src/features/x/Planted.tsx', 'const send = query.useMutation', 'useMutation'],
  ['src/lib/planted.ts', "client.invalidateQueries({ queryKey: ['work-items'] })", 'invalidateQueries'],
  ['src/features/x/Planted.tsx', 'const page = <form onSubmit={send} />', 'a form without useAction'],
  ['src/routes/planted.tsx', 'void navigate({\n search: {} })', 'without useComingSearch'],
  ['src/features/x/Planted.tsx', 'units.toSorted()', 'sorted by the codes'],
  ['src/features/x/Planted.tsx', 'units.sort((a, b) => a.name.localeCompare(b.name))', 'sorted by the codes'],
  [
    'src/features/x/Planted.tsx',
    "a.toLowerCase().localeCompare(b.toLowerCase(), 'en')",
    'sorted by the codes',
  ],
  ['src/features/x/Planted.tsx', 'const order = new Intl.Collator()', 'sorted by the codes'],
  ['src/ui/Planted.css', '.a { color: #fff }', 'raw colour'],
  ['src/ui/Planted.module.css', '.a { order: 1 }', 'no component names a'],
  ['src/ui/Planted.tsx', "import styles from './Gone.module.css'", 'there is no'],
  ['package-lock.json', '{ "resolved": "https://example.org" }', 'names a host'],
  ['src/lib/planted.ts', "import type { P } from './planted'", 'circle of imports'],
  ['src/lib/planted.ts', "import { me } from '../api/me'", 'may not import'],
  ['src/features/x/Planted.tsx', 'x\n'.repeat(2501), 'of at most 2500'],
])('in %s %# is a fault', (file, text, says) => {
  plant({ ...SOUND, ...SENDING, [file]: text })
  expect(rules.faultsIn(root)).toEqual([expect.stringContaining(says)])
})

test('what points downwards, or stays in its feature, is sound', () => {
  plant(SOUND)
  expect(rules.wallsBroken(root)).toEqual([])
  expect(rules.circles(root)).toEqual([])
})

test.each([
  [
    'a feature by relative path',
    'src/features/people/Page.tsx',
    "import { list } from '../deviations/queries'",
  ],
  [
    'a feature by alias',
    'src/features/people/Page.tsx',
    "import { list } from '@/features/deviations/queries'",
  ],
  ['a feature by a detour', 'src/features/people/Page.tsx', "import '@/ui/../features/deviations/queries'"],
  ['a feature for a type', 'src/features/people/Page.tsx', "import type { L } from '../deviations/queries'"],
  [
    'a feature for later',
    'src/features/people/Page.tsx',
    "const later = () => import('../deviations/queries')",
  ],
  ['a feature by passing on', 'src/features/people/all.ts', "export * from '../deviations/queries'"],
  ['a route from a feature', 'src/features/people/Page.tsx', "import '../../routes/index'"],
  ['a feature from domain', 'src/domain/links.ts', "import { list } from '../features/deviations/queries'"],
  ['a feature from forms', 'src/forms/Form.tsx', "import { list } from '@/features/deviations/queries'"],
  ['domain from forms', 'src/forms/Form.tsx', "import '@/domain/areas'"],
  ['the API from ui', 'src/ui/card/Owner.tsx', "import type { Me } from '../../api/me'"],
  ['ui from the API', 'src/api/show.ts', "import '@/ui/card/Card'"],
  ['the API from lib', 'src/lib/who.ts', "import { me } from '@/api/me'"],
  ['what puts all together, from a route', 'src/routes/other.tsx', "import '@/router'"],
  ['a folder without a place', 'src/helpers/all.ts', "import { today } from '@/lib/dates'"],
])('a wall is broken: %s', (_what, file, text) => {
  plant({ ...SOUND, [file]: text })
  expect(rules.wallsBroken(root)).toEqual([expect.stringContaining(file)])
})

test.each([
  ['of values', "import { b } from './b'", "import { a } from './a'"],
  ['of types', "import type { B } from './b'", "import type { A } from '@/lib/a'"],
  ['of a value and a type', "import { b } from './b'", "import { type A } from './a'"],
])('a circle is found: %s', (_what, a, b) => {
  plant({ 'src/lib/a.ts': a, 'src/lib/b.ts': b, 'src/lib/c.ts': "import { a } from './a'" })
  expect(rules.circles(root)).toEqual([expect.stringMatching(/lib\/a\.ts: circle of imports: .*lib\/b\.ts/)])
})

test('a circle through three files is one circle', () => {
  plant({ 'src/lib/a.ts': "import './b'", 'src/lib/b.ts': "import './c'", 'src/lib/c.ts': "import './a'" })
  expect(rules.circles(root)).toHaveLength(1)
})

test('a feature over its budget is found, and a ceiling only falls', () => {
  const size = (lines) => plant({ 'src/features/people/Page.tsx': 'x\n\n'.repeat(lines) })
  plant({ 'src/features/people/Page.test.tsx': 'x\n'.repeat(9000), 'src/features/people/a/P.css': 'x\n' })
  size(2499)
  expect(rules.featuresOverBudget(root, {})).toEqual([])
  size(2500)
  expect(rules.featuresOverBudget(root, {})).toEqual(['src/features/people: 2501 lines of at most 2500'])
  expect(rules.featuresOverBudget(root, { people: 2550 })).toEqual([])
  size(2560)
  expect(rules.featuresOverBudget(root, { people: 2550 })).toEqual([
    expect.stringContaining('of at most 2550'),
  ])
  expect(rules.featuresOverBudget(root, { people: 2700 })).toEqual([
    expect.stringContaining('lower its ceiling'),
  ])
  size(10)
  expect(rules.featuresOverBudget(root, { people: 2550 })).toEqual([
    expect.stringContaining('need no ceiling'),
  ])
  expect(rules.featuresOverBudget(root, { gone: 2550 })).toEqual([expect.stringContaining('gone: 0 lines')])
})

test('a class at odds with its style sheet is found, on both sides', () => {
  plant({
    'src/ui/Card.tsx': "import styles from './Card.module.css'\nstyles.card + styles.titel",
    'src/ui/Card.module.css': '.card { gap: 0.5rem }\n.title { order: 1 }',
    'src/ui/Badge.tsx': "import styles from './Badge.module.css'\nstyles[tone]",
    'src/ui/Badge.module.css': '.ok { order: 1 }',
    'src/ui/Gone.tsx': "import styles from './Gone.module.css'",
  })
  expect(rules.classesAtOdds(root)).toEqual([
    'src/ui/Card.tsx: ./Card.module.css has no class titel',
    'src/ui/Gone.tsx: there is no ./Gone.module.css',
    'src/ui/Card.module.css: no component names title',
  ])
})

test('a raw colour and a lock file with a host are found', () => {
  plant({
    'src/ui/Card.css': '.card { color: #fff }',
    'src/styles/tokens.css': ':root { --fg: #000 }',
    'tools/apigen/package-lock.json': '{ "resolved": "https://registry.invalid/x" }',
    'package-lock.json': '{}',
  })
  expect(rules.coloursOutsideTokens(root)).toEqual([
    expect.stringContaining('src/ui/Card.css: raw colour #fff'),
  ])
  expect(rules.hostsInLocks(root)).toEqual([expect.stringContaining('tools/apigen/package-lock.json')])
})
