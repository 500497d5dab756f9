// The limits of every request body in the contract, so that a form says the same as the server before it is sent.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const [, , from, to] = process.argv
const spec = parse(readFileSync(from, 'utf8'))
const KEPT = ['minLength', 'maxLength', 'minimum', 'maximum', 'pattern']

/** No form asks for what only keeps control characters out, and it would be most of what every form fetches. */
function isKept([key, value]) {
  return KEPT.includes(key) && !(key === 'pattern' && value.includes('\\u0000'))
}

function resolve(schema) {
  if (schema.$ref !== undefined) return resolve(spec.components.schemas[schema.$ref.split('/').at(-1)])
  const real = (schema.anyOf ?? []).filter((part) => part.type !== 'null')
  return real.length === 1 ? { ...schema, ...resolve(real[0]) } : schema
}

function rulesOf(name) {
  const schema = spec.components.schemas[name]
  const fields = Object.entries(schema.properties ?? {}).map(([field, raw]) => {
    return [field, Object.fromEntries(Object.entries(resolve(raw)).filter(isKept))]
  })
  return Object.fromEntries(fields)
}

/** A body and the shapes that it holds. */
function withParts(name) {
  const fields = Object.values(spec.components.schemas[name].properties ?? {})
  const parts = fields.flatMap((field) => [field, ...(field.anyOf ?? []), field.items ?? {}])
  return [name, ...parts.flatMap(({ $ref }) => ($ref === undefined ? [] : withParts($ref.split('/').at(-1))))]
}

const bodies = Object.keys(spec.components.schemas).filter((name) => /(Create|Update|Replace)$/.test(name))
const names = [...new Set(bodies.flatMap(withParts))]
  .filter((name) => spec.components.schemas[name].properties)
  .toSorted()
/** Each by itself: what no form asks for is then left out of what is sent. */
const rules = names.map(
  (name) => `export const ${name} = ${JSON.stringify(rulesOf(name), null, 2)} as const\n`,
)
writeFileSync(to, `// Written by tools/gen-rules.mjs from openapi.yaml; not to be edited.\n${rules.join('')}`)
