// Proves our rules: each finds nothing in the contract as it is, and finds the fault that is planted for it.
// Usage: node mutants.js <.spectral.yaml> <openapi.yaml>. Prints one line per rule and a JSON summary last.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { FAULTS } from './faults.js'

const require = createRequire(import.meta.url)
const { Spectral, Ruleset } = require('@stoplight/spectral-core')
const { parseYaml } = require('@stoplight/spectral-parsers')
const { getRuleset } = require('@stoplight/spectral-cli/dist/services/linter/utils/getRuleset.js')

const KEPT = ['/api-info', '/deviations', '/drafts/{draftId}', '/units']
const [rulesetFile, contractFile] = process.argv.slice(2)
const { aliases, rules } = (await getRuleset(rulesetFile)).definition
const contract = JSON.stringify(part(parseYaml(readFileSync(contractFile, 'utf8')).data))

/** A few operations of every kind with what they point to: enough to plant every fault in, and quick to lint. */
function part(whole) {
  const paths = Object.fromEntries(KEPT.map((path) => [path, whole.paths[path]]))
  const { securitySchemes } = whole.components
  const components = { securitySchemes }
  const need = (node) => {
    for (const [, kind, name] of JSON.stringify(node).matchAll(/"#\/components\/(\w+)\/([\w.-]+)"/g)) {
      components[kind] ??= {}
      if (name in components[kind]) continue
      components[kind][name] = whole.components[kind][name]
      need(components[kind][name])
    }
  }
  need(paths)
  return { ...whole, paths, components }
}

/** How often one rule, alone, speaks of a contract. */
async function findings(name, document) {
  const spectral = new Spectral()
  spectral.setRuleset(new Ruleset({ aliases, rules: { [name]: rules[name] } }))
  return (await spectral.run(document)).filter((finding) => finding.code === name).length
}

/** The contract with the fault of one rule in it. */
function faulty(name) {
  const document = JSON.parse(contract)
  FAULTS[name](document)
  return document
}

const summary = { rules: 0, found: 0, clean: 0, withoutFault: [], withoutRule: [] }
for (const name of Object.keys(rules)) {
  summary.rules += 1
  if (!(name in FAULTS)) {
    summary.withoutFault.push(name)
    continue
  }
  const before = await findings(name, JSON.parse(contract))
  const after = await findings(name, faulty(name))
  summary.clean += before === 0
  summary.found += after > before
  console.log(`${name}: ${before} before, ${after} with the fault planted`)
}
summary.withoutRule = Object.keys(FAULTS).filter((name) => !(name in rules))
console.log(JSON.stringify(summary))
