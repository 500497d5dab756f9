// What a page may cost to fetch, read from Vite's manifest after a build. Fails the tests, and never what starts the product, when a page has grown too heavy.
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** Script files, their kB gzip, and kB gzip of style sheets: of the start page, and of any page opened first. */
const START = { files: 3, scripts: 140, styles: 6 }
const ANY = { files: 13, scripts: 187, styles: 11 }
const START_PAGE = 'index.tsx'
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const kept = new Map()

/** A file's size in kB as it is sent, by gzip and by brotli. */
function size(file) {
  if (!kept.has(file)) {
    const content = readFileSync(`dist/${file}`)
    kept.set(file, [gzipSync(content).length / 1024, brotliCompressSync(content).length / 1024])
  }
  return kept.get(file)
}

/** A chunk with everything it imports at once; lazy imports are left out. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const imported of manifest[key].imports ?? []) closure(imported, seen)
  return seen
}

const keys = Object.keys(manifest)
// The start page is part of the frame, which every page fetches.
const frame = keys.filter((key) => manifest[key].name === 'frame')
const pages = keys.filter((key) => key.startsWith('src/routes/_app/') && manifest[key].isDynamicEntry)
const faults = []
console.log('page                                           files   gzip  brotli  styles')
for (const page of [START_PAGE, ...pages]) {
  const name = page.replace(/\?.*/, '').replace('src/routes/_app/', '')
  const parts = [
    ...new Set([...frame, ...(page === START_PAGE ? [] : [page])].flatMap((key) => [...closure(key)])),
  ]
  const scripts = [...new Set(parts.map((key) => manifest[key].file))]
  const styles = [...new Set(parts.flatMap((key) => manifest[key].css ?? []))]
  const sum = (files, way) => files.reduce((total, file) => total + size(file)[way], 0)
  const cost = { files: scripts.length, scripts: sum(scripts, 0), styles: sum(styles, 0) }
  const row = [cost.files, cost.scripts.toFixed(1), sum(scripts, 1).toFixed(1), cost.styles.toFixed(1)]
  console.log(name.padEnd(45) + row.map((value) => String(value).padStart(7)).join(' '))
  const limits = page === START_PAGE ? START : ANY
  faults.push(
    ...Object.keys(limits)
      .filter((what) => cost[what] > limits[what])
      .map((what) => `${name}: ${what}`),
  )
}
if (faults.length > 0) {
  console.error(`Over budget: ${faults.join(', ')}`)
  process.exit(1)
}
