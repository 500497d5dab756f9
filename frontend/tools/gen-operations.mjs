// What each operation of the contract is called. A file of its own, so that only the pages that show names fetch them.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const [, , from, to] = process.argv
const operations = Object.values(parse(readFileSync(from, 'utf8')).paths).flatMap((methods) =>
  Object.values(methods),
)
const names = operations.flatMap(({ operationId, summary }) =>
  operationId === undefined ? [] : [[operationId, summary]],
)
writeFileSync(
  to,
  [
    '// Written by tools/gen-operations.mjs from openapi.yaml; not to be edited.',
    `export const operationNames = ${JSON.stringify(Object.fromEntries(names.toSorted()), null, 2)} as const`,
    '',
  ].join('\n'),
)
