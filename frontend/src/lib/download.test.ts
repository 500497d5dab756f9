import { expect, test } from 'vitest'
import { fileName } from './download'

test('files are named as the service names them: small letters that every system takes', () => {
  expect(fileName('ej-verkstallda', 'Barn- och ungdomsnämnden', '2026-Q3', 'per-2026-09-30')).toBe(
    'ej-verkstallda_barn-och-ungdomsnamnden_2026-q3_per-2026-09-30',
  )
  expect(fileName('', 'Ålder & kön, Övrigt')).toBe('alder-kon-ovrigt')
})
