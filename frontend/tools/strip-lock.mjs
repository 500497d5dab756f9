// Lock files name no host: npm writes the packages' funding addresses into them, and we take them out again.
import { readFileSync, writeFileSync } from 'node:fs'

const LOCKS = ['package-lock.json', 'tools/apigen/package-lock.json', 'tools/browser/package-lock.json']

for (const path of LOCKS) {
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  for (const entry of Object.values(lock.packages)) delete entry.funding
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
}
