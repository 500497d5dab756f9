import * as v from 'valibot'
import { homeBoardId, type Me } from '@/api/me'
import { id } from '@/lib/search-fields'

export const boardSearch = v.object({ namnd: id })

/** The board that a page is about: the one in the address if it is one's own, else where one works. */
export function boardOf(me: Me, asked: string | undefined): string {
  return me.boards.find((board) => board.id === asked)?.id ?? homeBoardId(me)
}

/** For the address: left out where it is the board one starts at anyway. */
export function boardInAddress(me: Me, boardId: string): string | undefined {
  return boardId === homeBoardId(me) ? undefined : boardId
}
