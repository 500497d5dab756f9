import { expect, test } from 'vitest'
import type { Line, Sheet } from '../queries'
import { receiptFault } from './fields'

const line = {
  id: 'b',
  position: 2,
  receipt: null,
  details: { reference: 'BES-2026-0012', caseReference: 'VT-41' },
} as Line
const asked = `Frågan har gått till två\n grannkommuner. ${'De har inte svarat än. '.repeat(6)}`
const sheet = {
  line,
  fields: [
    { step: '', label: 'Vad kommunen har gjort', value: asked },
    { step: '', label: 'Personnummer', value: null },
  ],
} as unknown as Sheet
const lines = [{ ...line, id: 'a', position: 1, receipt: 'IVO-1' }, line]
const fault = (receipt: string) => receiptFault(receipt, sheet, lines)

test('a receipt is not what was copied last, nor the beginning that its field holds', () => {
  expect(fault('Frågan har gått till två grannkommuner.')).toContain('står i bladet')
  expect(fault(asked.slice(0, 100))).toContain('står i bladet')
  expect(fault('BES-2026-0012')).toContain('står i bladet')
})

test('a receipt is one line’s', () => {
  expect(fault(' IVO-1 ')).toContain('rad 1')
  expect(fault('IVO-2')).toBeNull()
  expect(fault(' ')).toBe('Ange kvittensens nummer')
})
