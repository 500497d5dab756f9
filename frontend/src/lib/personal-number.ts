/**
 * Finds personal and coordination numbers in text, the same as on the server: shape, date and check digit agree.
 * Whatever stands between the digits is dropped: what cannot be seen anywhere, and what can be seen where people part
 * such a number, or everywhere if the parts are alike. Other numbers side by side are left alone.
 */
const SHORTEST = 10
const LENGTHS = [SHORTEST, 12]
/** The id that a system has made up: in one of some thousands chance has set a number of somebody's. */
const UUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/giu
/** Groups of digits, and what parts two numbers: a letter, the comma of a list, the code of a country, a long gap. */
const GROUPS = /\d+|(?<!\d)\+\d{1,3}\b|\p{L}+|[,;]\s+|[^\p{L}\d]{6,}/gu
/** How many digits may be left where a part of a number ends: the last four, the day, the month, the year. */
const PARTED = new Set([4, 6, 8, 10])
/** The last four may stand two and two, where the parts are alike or nobody would tell the hour of that year's day. */
const HALF = 2
const TIME = /[:.]/
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}]/gu
const DIGIT = /\p{Nd}/u
const DAY = /^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const CENTURY = /^(18|19|20)?\d{10}$/

interface Group {
  digits: string
  start: number
}

export function containsPersonalNumber(text: string): boolean {
  const plain = text
    .replaceAll(UUID, 'x')
    .normalize('NFKC')
    .replaceAll(UNSEEN, '')
    .replaceAll(/\p{Nd}/gu, digitOf)
  if (plain.replaceAll(/\D/g, '').length < SHORTEST) return false
  return runsOf(plain).some((run) => run.some((_, at) => beginsHere(run.slice(at), plain)))
}

/** Digits of other scripts stand ten in a row, from nought. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  let value = 0
  while (DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value % 10)
}

/** Groups of digits with nothing between them that parts two numbers. */
function runsOf(plain: string): Group[][] {
  const runs: Group[][] = [[]]
  for (const { 0: digits, index: start } of plain.matchAll(GROUPS)) {
    if (/^\d/.test(digits)) runs.at(-1)?.push({ digits, start })
    else runs.push([])
  }
  return runs
}

function beginsHere(groups: readonly Group[], plain: string): boolean {
  let number = ''
  for (const [at, group] of groups.entries()) {
    number += group.digits
    if (number.length > Math.max(...LENGTHS)) return false
    if (
      LENGTHS.includes(number.length) &&
      isParted(groups.slice(0, at + 1), number.length, plain) &&
      !isDay(groups.slice(at, at + 3), plain) &&
      isValid(number)
    )
      return true
  }
  return false
}

function isParted(groups: readonly Group[], length: number, plain: string): boolean {
  let left = length
  const ends = groups.slice(0, -1).map(({ digits }) => (left -= digits.length))
  const between = groups.slice(1).map(({ start }, at) => plain.slice(endOf(groups[at]), start))
  const isAlike = new Set(between).size === 1
  const isOfOld = length === Math.max(...LENGTHS) && /^1[89]/.test(groups[0]?.digits ?? '')
  const mayHalve = (isAlike || isOfOld) && !TIME.test(between.at(-1) ?? '')
  if (ends.every((end) => PARTED.has(end) || (mayHalve && end === HALF))) return true
  const sizes = new Set(groups.map(({ digits }) => digits.length))
  if (sizes.size > 1) return false
  return sizes.has(1) || (sizes.has(2) && isAlike)
}

/** Whether what would be the last four is the year of another day, as in the name of a file of a period. */
function isDay(groups: readonly Group[], plain: string): boolean {
  return DAY.test(plain.slice(groups[0]?.start, endOf(groups.at(-1))))
}

function endOf(group: Group | undefined): number {
  return group === undefined ? 0 : group.start + group.digits.length
}

function isValid(number: string): boolean {
  const month = Number(number.slice(-8, -6))
  const day = Number(number.slice(-6, -4)) % 60
  const date = new Date(Date.UTC(2000, month - 1, day))
  if (!CENTURY.test(number) || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false
  const sum = number
    .slice(-SHORTEST)
    .split('')
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0)
  return sum % 10 === 0
}
