import { expect, test } from 'vitest'
import { fileFault, MOST_BYTES, mediaTypeOf, nameOf, sizeText } from './file'
import { t } from './messages.sv'

test.each([
  ['foto.JPG', 'image/jpeg'],
  ['a.b.pdf', 'application/pdf'],
  ['anteckning', 'application/octet-stream'],
])('%s is sent as %s', (name, type) => {
  expect(mediaTypeOf({ name })).toBe(type)
})

test.each([
  ['foto.jpg', 10, null],
  ['foto.heic', 10, t.faults.heic],
  ['bild.svg', 10, t.faults.type],
  ['namnlös', 10, t.faults.type],
  ['19121212-1212.jpg', 10, t.faults.personal],
  ['foto.jpg', 0, t.faults.empty],
  ['foto.jpg', MOST_BYTES + 1, t.faults.size('25 MB')],
])('%s of %i bytes: %s', (name, size, fault) => {
  expect(fileFault({ name, size })).toBe(fault)
})

test('a long name keeps its end, and å is one sign', () => {
  expect(nameOf({ name: `${'x'.repeat(200)}.jpg` })).toMatch(/^x{116}\.jpg$/)
  expect(nameOf({ name: 'a\u030A.jpg' })).toBe('å.jpg')
})

test('a size in words', () => {
  expect([sizeText(10), sizeText(2_340_000)]).toEqual(['1 kB', '2,3 MB'])
})
