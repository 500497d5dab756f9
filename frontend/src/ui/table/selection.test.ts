import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { announcements } from '@/lib/announce'
import { between, useSelection } from './selection'

const IDS = ['a', 'b', 'c', 'd']

test('rows are marked one by one, from one to another, and all', () => {
  const { result } = renderHook(() => useSelection(IDS))
  act(() => result.current.toggle('b', false))
  act(() => result.current.toggle('d', true))
  expect(result.current.chosen).toEqual(['b', 'c', 'd'])
  expect(announcements.current()).toContain('3 är markerade')
  act(() => result.current.toggle('c', false))
  expect(result.current.chosen).toEqual(['b', 'd'])
  act(() => result.current.toggleAll())
  expect(result.current.isAll).toBe(true)
  act(() => result.current.toggleAll())
  expect(result.current.chosen).toEqual([])
})

test('what is no longer shown is no longer marked', () => {
  const { result, rerender } = renderHook(({ ids }) => useSelection(ids), { initialProps: { ids: IDS } })
  act(() => result.current.toggle('a', false))
  rerender({ ids: ['b', 'c'] })
  expect(result.current.chosen).toEqual([])
})

test('a stretch goes either way', () => {
  expect(between(IDS, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(between(IDS, null, 'b')).toEqual(['b'])
  expect(between(IDS, 'gone', 'b')).toEqual(['b'])
})
