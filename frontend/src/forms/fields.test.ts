import { expect, test } from 'vitest'
import { bind } from './fields'

const values = { text: 'Ring 811218 - 9876', other: 'Ring 08-121 89 76' }
const { text } = bind({ values, change: () => undefined, fault: () => undefined, id: (name: string) => name })

test('every text that is bound warns while a personal number is typed in it', () => {
  expect(text('text').warning).toContain('personnummer')
  expect(text('other').warning).toBeUndefined()
})
