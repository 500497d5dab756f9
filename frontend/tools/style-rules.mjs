// Rules that no linter has: colours live in tokens.css, every class that a component names stands in its CSS, a change is sent in
// one way, files do not import each other in a ring, and lock files name no host.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const faults = []
const report = (file, text) => faults.push(`${file}: ${text}`)

for (const file of globSync('src/**/*.css')) {
  if (file.endsWith('tokens.css')) continue
  const colour = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|light-dark)\(/i.exec(readFileSync(file, 'utf8'))
  if (colour !== null) report(file, `raw colour ${colour[0]}; name it in tokens.css`)
}

for (const file of globSync('src/**/*.tsx')) {
  const text = readFileSync(file, 'utf8')
  for (const [, name, path] of text.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)) {
    const sheet = join(dirname(file), path)
    if (!existsSync(sheet)) {
      report(file, `there is no ${path}`)
      continue
    }
    const classes = new Set(
      [...readFileSync(sheet, 'utf8').matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, found]) => found),
    )
    for (const [, used] of text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))) {
      if (!classes.has(used)) report(file, `${path} has no class ${used}`)
    }
  }
}

// Keys, conflicts, faults and what becomes stale are the concern of one file each; a second way to send would forget one of them.
const ONLY_IN = {
  useMutation: ['src/forms/useAction.ts', 'a change is sent through useAction'],
  invalidateQueries: ['src/api/resource.ts', 'what a change makes stale is told by useSaved'],
}
for (const file of globSync('src/**/*.{ts,tsx}')) {
  const text = readFileSync(file, 'utf8')
  for (const [name, [home, why]] of Object.entries(ONLY_IN)) {
    if (file !== home && new RegExp(`\\b${name}\\b`).test(text))
      report(file, `${name} outside ${home}: ${why}`)
  }
}

for (const circle of circles()) report(circle[0], `circle of imports: ${circle.join(' → ')}`)

for (const file of [
  'package-lock.json',
  'tools/apigen/package-lock.json',
  'tools/browser/package-lock.json',
]) {
  if (readFileSync(file, 'utf8').includes('://')) report(file, 'names a host; run node tools/strip-lock.mjs')
}

/** Files that import each other in a ring, for a type or a value; the linter's own rule sees values only. */
function circles() {
  const files = new Set(globSync('src/**/*.{ts,tsx}').filter((file) => !file.includes('.gen.')))
  const imports = (file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bfrom '((?:@\/|\.)[^']+)'/g)].flatMap(([, path]) => {
      const base = path.startsWith('@/') ? join('src', path.slice(2)) : join(dirname(file), path)
      return [`${base}.ts`, `${base}.tsx`].filter((candidate) => files.has(candidate))
    })
  const rings = []
  const done = new Set()
  const visit = (file, way) => {
    if (way.includes(file)) rings.push([...way.slice(way.indexOf(file)), file])
    if (done.has(file) || way.includes(file)) return
    for (const next of imports(file)) visit(next, [...way, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  return rings
}

if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
