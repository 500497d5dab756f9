import * as v from 'valibot'
import { oneOf, page } from '@/lib/search-fields'

/** Which cards stand in the address, by their Swedish names. What is published needs no name. */
export const OWN = { egna: 'mine', 'att-lasa': 'to-read' } as const

export const cardSearch = v.object({ vy: oneOf(['egna', 'att-lasa']), sida: page })

export type CardSearch = v.InferOutput<typeof cardSearch>
