// @vitest-environment node
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const RULES = join(process.cwd(), 'tools/style-rules.mjs')
const LOCKS = ['package-lock.json', 'tools/apigen/package-lock.json', 'tools/browser/package-lock.json']
const trees = []

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true })
})

/** What the rules say of a tree with these files in it. */
function faultsIn(files) {
  const tree = mkdtempSync(join(tmpdir(), 'style-rules-'))
  trees.push(tree)
  for (const [path, text] of Object.entries({
    ...Object.fromEntries(LOCKS.map((lock) => [lock, '{}'])),
    ...files,
  })) {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), text)
  }
  const { status, stderr } = spawnSync(process.execPath, [RULES], { cwd: tree, encoding: 'utf8' })
  const faults = stderr.split('\n').filter((line) => line !== '')
  expect(status).toBe(faults.length === 0 ? 0 : 1)
  return faults
}

test('a tree without faults is silent', () => {
  expect(
    faultsIn({
      'src/forms/useAction.ts': "import { useMutation } from '@tanstack/react-query'",
      'src/api/resource.ts': 'client.invalidateQueries()',
    }),
  ).toEqual([])
})

test.each([
  ['src/features/x/Planted.tsx', "import { useMutation } from '@tanstack/react-query'", 'useMutation'],
  ['src/features/x/Planted.tsx', 'const send = query.useMutation', 'useMutation'],
  ['src/lib/planted.ts', "client.invalidateQueries({ queryKey: ['work-items'] })", 'invalidateQueries'],
  ['src/ui/Planted.module.css', '.a { color: #fff }', 'raw colour'],
  ['src/ui/Planted.tsx', "import styles from './Gone.module.css'", 'there is no'],
  ['package-lock.json', '{ "resolved": "https://example.org" }', 'names a host'],
])('in %s %j is a fault', (path, text, says) => {
  const faults = faultsIn({ [path]: text })
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(says)
})

test('two files that need each other only for types are a fault', () => {
  const faults = faultsIn({
    'src/features/x/Form.tsx': "import { Questions } from './Questions'",
    'src/features/x/Questions.tsx': "import type { Props } from '@/features/x/Form'",
  })
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain('circle of imports: src/features/x/')
})
