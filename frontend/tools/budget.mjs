// What a page may cost to fetch, in kB gzip: read from Vite's manifest after a build. Fails the build when a page has grown too heavy.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const INITIAL = 160
const PER_ROUTE = 90
const CSS = 20

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const size = (file) => gzipSync(readFileSync(`dist/${file}`)).length / 1024

/** A chunk with everything it imports at once; lazy imports are left out. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const imported of manifest[key].imports ?? []) closure(imported, seen)
  return seen
}

const kB = (keys) => [...keys].reduce((sum, key) => sum + size(manifest[key].file), 0)
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const first = closure(entry)
const faults = []
const check = (what, value, limit) => {
  console.log(`${what.padEnd(48)} ${value.toFixed(1).padStart(6)} kB of ${limit}`)
  if (value > limit) faults.push(what)
}

check('first page: scripts', kB(first), INITIAL)
const styles = new Set(Object.values(manifest).flatMap((chunk) => chunk.css ?? []))
check(
  'all style sheets',
  [...styles].reduce((sum, file) => sum + size(file), 0),
  CSS,
)
for (const key of Object.keys(manifest).filter(
  (name) => name.startsWith('src/routes/') && manifest[name].isDynamicEntry,
)) {
  check(
    key.replace(/\?.*/, '').replace('src/routes/', 'route '),
    kB([...closure(key)].filter((part) => !first.has(part))),
    PER_ROUTE,
  )
}
if (faults.length > 0) {
  console.error(`Over budget: ${faults.join(', ')}`)
  process.exit(1)
}
