import type { Me } from '@/api/me'

/** The board that a form is about, said only to somebody who works for several. */
export function BoardName({ boards, boardId }: { boards: Me['boards']; boardId: string }) {
  const board = boards.find((one) => one.id === boardId)
  return boards.length < 2 || board === undefined ? null : <span>{board.name}</span>
}
