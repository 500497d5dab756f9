import * as v from 'valibot'
import { homeBoardId, type Me } from '@/api/me'

/** Parts of addresses that the administration's pages share. What is not readable is dropped. */
export const id = v.fallback(v.optional(v.pipe(v.string(), v.uuid())), undefined)
export const day = v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined)
export const flag = v.pipe(
  v.optional(v.unknown()),
  v.transform((value) => (value === 'true' || value === true ? true : undefined)),
)
export const page = v.fallback(
  v.optional(v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(2), v.maxValue(10_000))),
  undefined,
)

export const boardSearch = v.object({ namnd: id })

/** The board that a page is about: the one in the address if it is one's own, else where one works. */
export function boardOf(me: Me, asked: string | undefined): string {
  return me.boards.find((board) => board.id === asked)?.id ?? homeBoardId(me)
}

/** For the address: left out where it is the board one starts at anyway. */
export function boardInAddress(me: Me, boardId: string): string | undefined {
  return boardId === homeBoardId(me) ? undefined : boardId
}
