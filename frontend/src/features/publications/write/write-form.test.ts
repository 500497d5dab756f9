import { expect, test } from 'vitest'
import { differences, emptyCard, toWritten, validateCard, valuesOf } from './write-form'

const filled = {
  ...emptyCard({ id: 'u', label: 'Enheten' }),
  title: ' Brev ',
  learnt: ' ',
  changed: 'Rutinen. ',
}

test('what is blank is not written, and what is written has nothing around it', () => {
  expect(toWritten(filled)).toMatchObject({
    title: 'Brev',
    unitId: 'u',
    happened: null,
    learnt: null,
    changed: 'Rutinen.',
    noPersons: [],
  })
})

test('a word that is no name has its why, and an empty row is nothing', () => {
  const said = (word: string, reason: string) => ({ ...filled, noPersons: [{ word, reason }] })
  expect(validateCard(said('Hans', ' '))).toHaveProperty('noPersons')
  expect(validateCard(said(' ', 'Brevet var hans.'))).toHaveProperty('noPersons')
  expect(validateCard(said('Hans', 'Brevet var hans.'))).toEqual({})
  expect(validateCard(said('', ''))).toEqual({})
  expect(toWritten(said('', '')).noPersons).toEqual([])
  expect(validateCard({ ...filled, title: ' ' })).toHaveProperty('title')
})

test('two who write on one draft are told what differs', () => {
  const saved = { ...toWritten(filled), unitName: 'Enheten', title: 'Brev', learnt: 'Adressen.' }
  const theirs = saved as unknown as Parameters<typeof valuesOf>[0]
  expect(differences(filled, theirs)).toEqual([{ field: 'Vad vi lärde oss', mine: ' ', theirs: 'Adressen.' }])
  expect(valuesOf(theirs)).toMatchObject({ title: 'Brev', learnt: 'Adressen.', unit: { label: 'Enheten' } })
})
