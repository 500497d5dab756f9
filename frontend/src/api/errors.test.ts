import { expect, test } from 'vitest'
import { ApiError, fieldOf, ofChange, problemFrom, sortFaults, unanswered, unreached } from './errors'

const refusal = new ApiError(
  {
    title: 'Uppgifterna är inte giltiga',
    code: 'validation-failed',
    errors: [
      { pointer: '/title', code: 'personal-number', detail: 'Rubriken får inte innehålla ett personnummer' },
      { pointer: '/occurred/on', code: 'in-future', detail: 'Datum kan inte ligga framåt i tiden' },
      { pointer: '/causes/2/code', code: 'unknown', detail: 'Okänd orsak' },
      { pointer: 'query:limit', code: 'less-than-equal', detail: 'Högst 100' },
    ],
  },
  422,
)

test('a pointer becomes the name of a form field', () => {
  expect(fieldOf('/occurred/on')).toBe('occurred.on')
  expect(fieldOf('/a~1b/~0c')).toBe('a/b.~c')
  expect(fieldOf('query:limit')).toBeNull()
})

test('only an address that is wrong itself leads nowhere', () => {
  const half = { pointer: 'path:deviationId', code: 'uuid-parsing', detail: 'Ogiltigt värde' }
  expect(new ApiError({ errors: [half] }, 422).isBadAddress).toBe(true)
  expect(refusal.isBadAddress).toBe(false)
  expect(new ApiError({}, 500).isBadAddress).toBe(false)
})

test('each fault lands at its field, the rest in the summary', () => {
  expect(sortFaults(refusal, ['title', 'occurred.on', 'causes'])).toEqual({
    fields: {
      title: 'Rubriken får inte innehålla ett personnummer',
      'occurred.on': 'Datum kan inte ligga framåt i tiden',
      causes: 'Okänd orsak',
    },
    rest: ['Högst 100'],
  })
})

test('a refusal without faults still says something', () => {
  expect(sortFaults(new ApiError({ title: 'Ärendet är redan avslutat' }, 409), []).rest).toEqual([
    'Ärendet är redan avslutat',
  ])
})

test('an answer that is no problem document becomes an error with Swedish words', async () => {
  const error = await problemFrom(
    new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
  )
  expect(error.title).toBe('Något gick fel hos oss')
  expect(error.isTransient).toBe(true)
})

const html = (status: number) => problemFrom(new Response('<html>', { status }))
const problem = (status: number, code: string) => new ApiError({ title: 'Nej', code }, status)

test.each([
  ['no answer came', unanswered()],
  ['a proxy answers for a service that is gone', await html(502)],
  ['a proxy has waited too long', await html(504)],
  ['something breaks without words of ours', await html(500)],
  ['the connection to the database died in the commit', problem(503, 'perhaps-saved')],
])('whether it was saved is not known when %s, and that is what is said', (_, error) => {
  const said = ofChange(error)
  expect(said.title).toBe('Vi vet inte om det sparades')
  expect(said.detail).toContain('Försök igen, det blir inte dubbelt.')
  expect([said.code, said.status]).toEqual([error.code, error.status])
})

test.each([
  ['the service has undone it', problem(500, 'internal-error')],
  ['it is refused', problem(409, 'wrong-state')],
  ['a proxy refuses it', await html(413)],
])('what is known is said as it is: %s', (_, error) => {
  expect(ofChange(error)).toBe(error)
})

test('that what is typed stands is said of a change, and never of what was only read', () => {
  expect(unreached().detail).not.toContain('skrivit')
  expect(ofChange(unreached()).detail).toBe(
    'Kontrollera nätet och försök igen. Det du har skrivit finns kvar.',
  )
  const closed = new ApiError({ title: 'Stängt', detail: 'Vänta.', code: 'unavailable', traceId: '7' }, 503)
  const { title, detail, code, status, traceId } = ofChange(closed)
  expect([title, code, status, traceId]).toEqual(['Stängt', 'unavailable', 503, '7'])
  expect(detail).toBe('Vänta. Det du har skrivit finns kvar.')
  expect(closed.detail).toBe('Vänta.')
})
