// What holds for the whole tree and no linter knows. Each rule takes the folder that holds `src` and gives its faults.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const read = (root, file) => readFileSync(join(root, file), 'utf8')
const filesOf = (root, pattern) => globSync(pattern, { cwd: root }).toSorted()
const linesOf = (text) => text.split('\n').filter((line) => line.trim() !== '').length

/** Everything that is wrong with a tree. */
export function faultsIn(root, ceilings = {}) {
  return [
    ...coloursOutsideTokens(root),
    ...classesAtOdds(root),
    ...sentElsewhere(root),
    ...formsUnguarded(root),
    ...pressedUnseen(root),
    ...sortedPlainly(root),
    ...hostsInLocks(root),
    ...wallsBroken(root),
    ...circles(root),
    ...featuresOverBudget(root, ceilings),
  ]
}

/** Colours live in tokens.css. */
export function coloursOutsideTokens(root) {
  const raw = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|light-dark)\(/i
  return filesOf(root, 'src/**/*.css').flatMap((file) => {
    const colour = file.endsWith('tokens.css') ? null : raw.exec(read(root, file))
    return colour === null ? [] : [`${file}: raw colour ${colour[0]}; name it in tokens.css`]
  })
}

/** Every class that a component names stands in its style sheet, and every class of a style sheet is named by a component. */
export function classesAtOdds(root) {
  const faults = []
  const named = new Map()
  for (const file of filesOf(root, 'src/**/*.tsx')) {
    const text = read(root, file)
    for (const [, name, path] of text.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)) {
      const sheet = join(dirname(file), path)
      if (!existsSync(join(root, sheet))) {
        faults.push(`${file}: there is no ${path}`)
        continue
      }
      const uses = named.get(sheet) ?? new Set()
      named.set(sheet, uses)
      // `styles[kind]` may be any of them
      if (new RegExp(`\\b${name}\\[`).test(text)) uses.add('*')
      const classes = classesOf(read(root, sheet))
      for (const [, used] of text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))) {
        uses.add(used)
        if (!classes.has(used)) faults.push(`${file}: ${path} has no class ${used}`)
      }
    }
  }
  for (const sheet of filesOf(root, 'src/**/*.module.css')) {
    const uses = named.get(sheet) ?? new Set()
    const unused = uses.has('*') ? [] : [...classesOf(read(root, sheet))].filter((one) => !uses.has(one))
    if (unused.length > 0) faults.push(`${sheet}: no component names ${unused.join(', ')}`)
  }
  return faults
}

function classesOf(css) {
  return new Set([...css.replaceAll(/\d\.\d+/g, '').matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name))
}

const ONLY_IN = {
  useMutation: ['src/forms/useAction.ts', 'a change is sent through useAction'],
  invalidateQueries: ['src/api/resource.ts', 'what a change makes stale is told by useSaved'],
}

/** Keys, conflicts, faults and what becomes stale are the concern of one file each; a second way to send would forget one. */
export function sentElsewhere(root) {
  return filesOf(root, 'src/**/*.{ts,tsx}').flatMap((file) =>
    Object.entries(ONLY_IN)
      .filter(([name, [home]]) => file !== home && new RegExp(`\\b${name}\\b`).test(read(root, file)))
      .map(([name, [home, why]]) => `${file}: ${name} outside ${home}: ${why}`),
  )
}

/** What narrows a list holds nothing that is missed; everything else that is typed is guarded by `useAction`. */
const NOTHING_LOST = ['src/ui/search-form/SearchForm.tsx', 'src/features/access-log/LogFilters.tsx']

/** Every form asks before what is typed in it is lost: it is a frame of `forms/`, or uses what they use. */
export function formsUnguarded(root) {
  return filesOf(root, 'src/**/*.tsx')
    .filter(
      (file) => !file.startsWith('src/forms/') && !file.includes('.test.') && !NOTHING_LOST.includes(file),
    )
    .filter((file) => /<form\b/.test(read(root, file)) && !/\buseAction\b/.test(read(root, file)))
    .map((file) => `${file}: a form without useAction, so that nothing asks before what is typed is lost`)
}

/** A page whose boxes stand in its address shows them as they are pressed: the router's word comes with what they ask for. */
export function pressedUnseen(root) {
  return filesOf(root, 'src/routes/**/*.tsx')
    .filter((file) => /navigate\(\{\s*search\b/.test(read(root, file)))
    .filter((file) => !/\buseComingSearch\(/.test(read(root, file)))
    .map((file) => `${file}: changes its own address without useComingSearch, so that a press shows late`)
}

/** What people read stands in Swedish order: å before ä before ö, after z. Plain comparing goes by the codes of the letters. */
export function sortedPlainly(root) {
  const plain =
    /\.(?:toSorted|sort)\(\)|\.localeCompare\((?![^()]*(?:\([^()]*\)[^()]*)*,\s*'sv')|Intl\.Collator\((?!'sv')/
  return filesOf(root, 'src/**/*.{ts,tsx}')
    .filter((file) => !/\.test\.tsx?$/.test(file) && plain.test(read(root, file)))
    .map((file) => `${file}: sorted by the codes of letters; compare with localeCompare(…, 'sv')`)
}

/** Lock files name no host. */
export function hostsInLocks(root) {
  return filesOf(root, '{.,tools/*}/package-lock.json')
    .filter((file) => read(root, file).includes('://'))
    .map((file) => `${file}: names a host; run node tools/strip-lock.mjs`)
}

const BELOW_FORMS = ['lib', 'messages', 'ui', 'api']
const BELOW_FEATURES = [...BELOW_FORMS, 'forms', 'domain']

/** What each folder of `src` may import besides itself. */
const LAYERS = {
  lib: [],
  messages: ['lib'],
  styles: [],
  ui: ['lib', 'messages'],
  api: ['lib', 'messages'],
  forms: BELOW_FORMS,
  domain: BELOW_FORMS,
  features: BELOW_FEATURES,
  dev: BELOW_FEATURES,
  routes: [...BELOW_FEATURES, 'features', 'dev'],
}

/** Layers point downwards, features know nothing of each other: by whatever path a file is named, and for types too. */
export function wallsBroken(root) {
  return Object.entries(importsOf(root)).flatMap(([file, imported]) => {
    const from = placeOf(file)
    if (from.layer === null) return []
    if (LAYERS[from.layer] === undefined) return [`${file}: ${from.layer} has no place among the layers`]
    return imported.flatMap((target) => {
      const to = placeOf(target)
      if (from.layer !== to.layer && !LAYERS[from.layer].includes(to.layer)) {
        return [`${file}: ${from.layer} may not import ${target}`]
      }
      if (from.feature !== to.feature && to.feature !== null && from.feature !== null) {
        return [`${file}: features do not import each other: ${target}`]
      }
      return []
    })
  })
}

/** The folder of `src` and, below it, the feature; files that stand in `src` itself put everything together. */
function placeOf(file) {
  const [, layer, feature, ...rest] = file.split('/')
  if (feature === undefined) return { layer: null, feature: null }
  return { layer, feature: layer === 'features' && rest.length > 0 ? feature : null }
}

/** Files that import each other in a ring, types included. What is generated stands outside. */
export function circles(root) {
  const imports = importsOf(root)
  const rings = []
  const done = new Set()
  const visit = (file, way) => {
    if (way.includes(file)) rings.push([...way.slice(way.indexOf(file)), file])
    if (done.has(file) || way.includes(file)) return
    for (const next of imports[file] ?? []) visit(next, [...way, file])
    done.add(file)
  }
  for (const file of Object.keys(imports)) visit(file, [])
  return rings.map((ring) => `${ring[0]}: circle of imports: ${ring.join(' → ')}`)
}

/** What each source file imports from the tree, as paths from the root. */
function importsOf(root) {
  const files = filesOf(root, 'src/**/*.{ts,tsx}').filter((file) => !/\.gen\.|\.d\.ts$/.test(file))
  return Object.fromEntries(
    files.map((file) => {
      const named = [...read(root, file).matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)]
      return [file, named.flatMap(([, name]) => resolve(root, file, name.replace(/\?.*/, '')))]
    }),
  )
}

function resolve(root, file, name) {
  if (!/^(?:@|\.\.?)(?:\/|$)/.test(name)) return []
  const path = name.startsWith('@') ? join('src', name.slice(1)) : normalize(join(dirname(file), name))
  const isFile = (one) => statSync(join(root, one), { throwIfNoEntry: false })?.isFile() === true
  return ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map((end) => path + end)
    .filter(isFile)
    .slice(0, 1)
}

const BUDGET = 2500
/** How far below its ceiling a feature may come before the ceiling must follow. */
const SLACK = 100

/** A feature holds at most 2 500 lines of its own, tests and help apart. `ceilings` holds those over it today; they only fall. */
export function featuresOverBudget(root, ceilings) {
  const sizes = new Map(Object.keys(ceilings).map((feature) => [feature, 0]))
  for (const file of filesOf(root, 'src/features/*/**/*.{ts,tsx,css}')) {
    if (/\.test\.tsx?$|\/help\.sv\.ts$/.test(file)) continue
    const feature = file.split('/')[2]
    sizes.set(feature, (sizes.get(feature) ?? 0) + linesOf(read(root, file)))
  }
  return [...sizes].flatMap(([feature, size]) => {
    const ceiling = ceilings[feature]
    const limit = ceiling ?? BUDGET
    if (size > limit) return [`src/features/${feature}: ${size} lines of at most ${limit}`]
    if (ceiling === undefined) return []
    if (size <= BUDGET) return [`src/features/${feature}: ${size} lines need no ceiling`]
    return size < ceiling - SLACK ? [`src/features/${feature}: lower its ceiling to ${size}`] : []
  })
}
