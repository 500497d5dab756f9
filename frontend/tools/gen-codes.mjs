// The codes that each query parameter of the contract takes, so that an address is read by the server's own lists, and
// the names of codes that the contract carries. They stand apart: every page fetches the first, and few of the second.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const [, , from, toParameters, toCodes] = process.argv
const spec = parse(readFileSync(from, 'utf8'))

function resolve(part) {
  if (part?.$ref === undefined) return part
  return resolve(
    part.$ref
      .slice(2)
      .split('/')
      .reduce((place, name) => place[name], spec),
  )
}

/** The codes of a value, of what a list holds, or of the part that is not null. */
function codesOf(given) {
  const schema = resolve(given)
  if (schema === undefined) return undefined
  return (
    schema.enum ?? codesOf(schema.items) ?? schema.anyOf?.map(codesOf).find((codes) => codes !== undefined)
  )
}

const operations = Object.values(spec.paths).flatMap((methods) => Object.values(methods))
const lists = operations.flatMap(({ operationId, parameters = [] }) =>
  parameters.map(resolve).flatMap(({ name, in: place, schema }) => {
    const codes = place === 'query' ? codesOf(schema) : undefined
    const called = `${operationId}${name[0].toUpperCase()}${name.slice(1)}`
    return codes === undefined ? [] : [`export const ${called} = ${JSON.stringify(codes)} as const`]
  }),
)
/** What the codes of a list are called: `Area` → `areaLabels`. */
const labels = Object.entries(spec.components.schemas).flatMap(([name, schema]) => {
  const { const: only, enum: codes = [only], 'x-enum-labels': texts } = schema
  if (texts === undefined) return []
  const inOrder = Object.fromEntries(codes.map((code) => [code, texts[code]]))
  return [`export const ${name[0].toLowerCase()}${name.slice(1)}Labels = ${JSON.stringify(inOrder)} as const`]
})
/** What the start page says, so that all pages fetch it anyway. */
const isFirst = (line) => line.includes('noteNameLabels')
const HEAD = '// Written by tools/gen-codes.mjs from openapi.yaml; not to be edited.'
const write = (to, lines) => writeFileSync(to, [HEAD, ...lines, ''].join('\n'))
write(toParameters, [...lists.toSorted(), ...labels.filter(isFirst)])
write(toCodes, labels.filter((line) => !isFirst(line)).toSorted())
