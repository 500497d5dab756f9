import { expect, test } from 'vitest'
import { slug } from '@/lib/slug'
import { codeOf, emptyCode, toNewCode, validateCode } from './code-form'

test('a name suggests a code that the API takes', () => {
  expect(slug('Brist i bemötande, övrigt')).toBe('brist-i-bemotande-ovrigt')
  expect(slug('  3 § SoL – ärende ')).toBe('sol-arende')
  expect(slug('x'.repeat(59) + ' y')).toBe('x'.repeat(59))
})

test('the code follows the name until somebody types one', () => {
  const values = { ...emptyCode([], '2026-11-22'), label: 'Hot och våld' }
  expect(codeOf(values)).toBe('hot-och-vald')
  expect(codeOf({ ...values, code: 'threat' })).toBe('threat')
  expect(validateCode(values)).toEqual({})
  expect(toNewCode(values, 'b', 'category')).toEqual({
    boardId: 'b',
    list: 'category',
    code: 'hot-och-vald',
    label: 'Hot och våld',
    sort: 1,
    validFrom: '2026-11-22',
    validTo: null,
    mapsTo: null,
    parent: null,
    asksDataIncident: false,
  })
})

test('a new code stands last', () => {
  const entry = { id: 'i', code: 'c', label: 'C', validFrom: '2020-01-01', validTo: null, mapsTo: null }
  const more = { isValid: true, version: 1, parent: null, asksDataIncident: false }
  expect(emptyCode([{ ...entry, sort: 40, ...more }]).sort).toBe('41')
})

test('what is missing or unreadable is said at its field', () => {
  const values = { ...emptyCode([]), label: '', from: '', sort: 'först' }
  expect(Object.keys(validateCode(values)).toSorted()).toEqual(['from', 'label', 'sort'])
  expect(validateCode({ ...emptyCode([]), label: 'Åtta', code: 'Åtta' })).toHaveProperty('code')
})
