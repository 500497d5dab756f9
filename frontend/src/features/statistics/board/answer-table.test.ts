import { expect, test } from 'vitest'
import { asText } from '@/ui/charts/copy'
import { answerTable } from './answer-table'
import type { Figures } from './queries'

test('what is hidden is copied as hidden, never as a figure', () => {
  const figures = {
    title: 'Kategori',
    total: 32,
    rows: [
      { code: 'other', label: 'Övrigt', count: 21, share: 65.6 },
      { code: 'mail', label: 'Post', count: null, share: null },
    ],
  } as Figures
  const text = asText({ sentence: 'Nämnden.', table: answerTable(figures), source: 'Källa.' })
  expect(text.split('\n')).toEqual([
    'Nämnden.',
    '',
    'Kategori\tAntal\tAndel',
    'Övrigt\t21\t65,6\u00a0%',
    'Post\tVisas inte\tVisas inte',
    'Alla rapporter\t32\t',
    '',
    'Källa.',
  ])
})
