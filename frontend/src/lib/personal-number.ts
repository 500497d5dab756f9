/** Finds personal and coordination numbers in text. Shape, date and check digit must all agree, the same as on the server. */
const CANDIDATE = /(?<!\d)(?:18|19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?!\d)/g

export function containsPersonalNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/[\u2010-\u2015\u2212]/g, '-')
  return [...plain.matchAll(CANDIDATE)].some(([, year = '', month = '', day = '', last = '']) =>
    isValid(year, month, day, last),
  )
}

function isValid(year: string, month: string, day: string, last: string): boolean {
  const number = Number(day) > 60 ? Number(day) - 60 : Number(day)
  if (Number(month) < 1 || Number(month) > 12 || number < 1 || number > 31) return false
  const digits = (year + month + day + last).split('').map(Number)
  const sum = digits
    .map((digit, place) => (place % 2 === 0 ? digit * 2 : digit))
    .reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0)
  return sum % 10 === 0
}
