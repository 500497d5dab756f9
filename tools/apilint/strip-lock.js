// The lock file names no host: npm writes the packages' funding addresses into it, and we take them out again.
import { readFileSync, writeFileSync } from 'node:fs'

const LOCK = 'package-lock.json'
const lock = JSON.parse(readFileSync(LOCK, 'utf8'))
for (const entry of Object.values(lock.packages)) delete entry.funding
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
