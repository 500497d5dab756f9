import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { announcements } from '@/lib/announce'
import { type Answer, Listing, type ListWords, whole } from './Listing'

const WORDS = {
  one: 'avvikelse',
  many: 'avvikelser',
  nothingYet: 'Inga avvikelser ännu',
  nothingYetText: 'När någon rapporterar syns det här.',
  nothingFits: 'Ingen avvikelse passar',
}
const waiting: Answer<string> = { ...whole<string>([]), data: undefined }

interface More {
  words?: ListWords
  isNarrowed?: boolean
  isOwnOnly?: boolean
  onClear?: () => void
}

function show(answer: Answer<string>, more: More = {}) {
  return render(
    <Listing answer={answer} words={WORDS} {...more}>
      {(items) => items.map((item) => <p key={item}>{item}</p>)}
    </Listing>,
  )
}

test('rows stand under their count, which is also said', () => {
  show(whole(['AVV-1', 'AVV-2']))
  expect(screen.getByText('2 avvikelser')).toBeVisible()
  expect(screen.getByText('AVV-2')).toBeVisible()
  expect(announcements.current()).toContain('2 avvikelser')
})

test('while the first answer is on its way its place is held', () => {
  show(waiting)
  expect(screen.getByRole('status')).toHaveTextContent('Hämtar')
})

test('an empty list says that there is nothing yet, a narrowed one that nothing fits', () => {
  show(whole([]))
  expect(screen.getByText('Inga avvikelser ännu')).toBeVisible()
  const onClear = vi.fn<() => void>()
  show(whole([]), { isNarrowed: true, onClear })
  expect(screen.getByText('Ingen avvikelse passar')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: 'Rensa filter' }))
  expect(onClear).toHaveBeenCalledOnce()
})

test('an empty list of one’s own says nothing of what others have', () => {
  const own = { ...WORDS, nothingOwn: 'Inga som du får läsa', nothingOwnText: 'Du läser det du rapporterar.' }
  show(whole([]), { isOwnOnly: true, words: own })
  expect(screen.getByText('Inga som du får läsa')).toBeVisible()
  expect(screen.getByText('Du läser det du rapporterar.')).toBeVisible()
  expect(screen.queryByText('Inga avvikelser ännu')).toBeNull()
  expect(announcements.current()).toContain('Inga som du får läsa')
})

test('what may pass is tried again in place; what may not is left to the page', () => {
  const refused = (isTransient: boolean) =>
    Object.assign(new Error('nej'), {
      isTransient,
      title: 'Ingen kontakt',
      detail: '',
      faults: [],
      status: 0,
    })
  const refetch = vi.fn<() => void>()
  show({ ...waiting, error: refused(true), refetch })
  fireEvent.click(screen.getByRole('button', { name: 'Försök igen' }))
  expect(refetch).toHaveBeenCalledOnce()
  const log = vi.spyOn(console, 'error').mockReturnValue()
  expect(() => show({ ...waiting, error: refused(false) })).toThrow('nej')
  log.mockRestore()
})
