import { readFileSync } from 'node:fs'

const [head, ...rows] = readFileSync('../backend/qms/policy.csv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','))
const OPERATION = 0
const FIRST_ROLE = 4
export const ROLES = head?.slice(FIRST_ROLE) ?? []

/** What `/me` answers somebody with one role: the operations that the policy gives it. */
export function policyHolder(role: string) {
  const column = ROLES.indexOf(role) + FIRST_ROLE
  return { permissions: rows.filter((row) => row[column] !== 'none').map((row) => row[OPERATION] ?? '') }
}
