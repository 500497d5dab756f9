import { queryOptions } from '@tanstack/react-query'
import { begun } from './begun'
import { api, unwrap } from './client'
import type { components, operations } from './schema.gen'

/** Who is logged in, with roles, boards and what some role of theirs reaches. */
export type Me = components['schemas']['Me']

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: () => unwrap(api.GET('/me', { fetch: (request) => begun('/bff/api/me') ?? fetch(request) })),
})

/** Whether some role of the caller carries an operation. Which matters it reaches is the server's answer. */
export function may(me: Me, operation: keyof operations): boolean {
  return me.permissions.includes(operation)
}

/** Whether an operation reaches nothing but the caller's own: what they report, own or take part in. */
export function isOwnOnly(me: Pick<Me, 'ownOnly'>, operation: keyof operations): boolean {
  return me.ownOnly.includes(operation)
}

/** The board whose settings a page starts from: where one works, else the first one has a role at. */
export function homeBoardId(me: Me): string {
  return me.homeUnit?.boardId ?? me.boards[0]?.id ?? ''
}
