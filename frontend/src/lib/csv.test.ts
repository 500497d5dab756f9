import { expect, test } from 'vitest'
import { toCsv } from './csv'

test('semicolons, decimal comma, quotes, and nothing that a spreadsheet would run', () => {
  expect(
    toCsv([
      ['Kategori', 'Andel'],
      ['Bemötande; övrigt', 12.5],
      ['=1+1', -3],
    ]),
  ).toBe('\ufeffKategori;Andel\r\n"Bemötande; övrigt";12,5\r\n\'=1+1;-3\r\n')
})
