// What a page may cost to fetch, in kB gzip: read from Vite's manifest after a build. Fails the build when a page has grown too heavy.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const INITIAL = 160
const PER_ROUTE = 90
const STYLES = 20

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const size = (file) => gzipSync(readFileSync(`dist/${file}`)).length / 1024
const sum = (files) => [...files].reduce((total, file) => total + size(file), 0)

/** A chunk with everything it imports at once; lazy imports are left out. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const imported of manifest[key].imports ?? []) closure(imported, seen)
  return seen
}

const scripts = (keys) => sum(new Set([...keys].map((key) => manifest[key].file)))
const styles = (keys) => sum(new Set([...keys].flatMap((key) => manifest[key].css ?? [])))
const faults = []
function check(what, value, limit) {
  console.log(`${what.padEnd(64)} ${value.toFixed(1).padStart(6)} kB of ${limit}`)
  if (value > limit) faults.push(what)
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const first = closure(entry)
check('first page: scripts', scripts(first), INITIAL)
check('first page: style sheets', styles(first), STYLES)
for (const key of Object.keys(manifest).filter(
  (name) => name.startsWith('src/routes/') && manifest[name].isDynamicEntry,
)) {
  const name = key.replace(/\?.*/, '').replace('src/routes/', '')
  const parts = closure(key)
  check(
    `${name}: scripts besides the first page's`,
    scripts([...parts].filter((part) => !first.has(part))),
    PER_ROUTE,
  )
  check(`${name}: all style sheets`, styles(new Set([...parts, ...first])), STYLES)
}
if (faults.length > 0) {
  console.error(`Over budget: ${faults.join(', ')}`)
  process.exit(1)
}
