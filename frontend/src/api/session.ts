import { queryOptions } from '@tanstack/react-query'
import { createStore } from '@/lib/store'
import { networkError, problemFrom } from './errors'

/** Who is logged in, as the server's session says. */
export interface User {
  name: string
  csrfToken: string
  expiresAt: string
  idleSeconds: number
}

interface State {
  user: User | null
  usedAt: number
  isExpired: boolean
}

const state = createStore<State>({ user: null, usedAt: 0, isExpired: false })

export const session = {
  subscribe: state.subscribe,
  current: state.current,
  csrfToken: () => state.current().user?.csrfToken ?? '',
  used: () => state.set({ ...state.current(), usedAt: Date.now() }),
  expire: () => {
    if (!state.current().isExpired) state.set({ ...state.current(), isExpired: true })
  },
}

/** Asks the server who is logged in; null when nobody is. Counts as use of the session. */
export async function fetchUser(): Promise<User | null> {
  const response = await fetch('/bff/user', { headers: { accept: 'application/json' } }).catch(() => {
    throw networkError()
  })
  if (response.status === 401) return null
  if (!response.ok) throw await problemFrom(response)
  const user = (await response.json()) as User
  state.set({ user, usedAt: Date.now(), isExpired: false })
  return user
}

export const userQuery = queryOptions({
  queryKey: ['user'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: fetchUser,
})

/** Ends the session and leaves for where the identity provider ends its own. */
export async function logOut(): Promise<void> {
  const response = await fetch('/bff/logout', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrfToken() },
    body: '{}',
  }).catch(() => {
    throw networkError()
  })
  const body: unknown = response.ok ? await response.json() : null
  const onward =
    typeof body === 'object' && body !== null && 'endSessionUrl' in body ? body.endSessionUrl : null
  location.assign(typeof onward === 'string' ? onward : '/utloggad')
}

/** Where to log in, so that one comes back to the same page. */
export function loginAddress(path: string): string {
  return `/bff/login?return=${encodeURIComponent(path)}`
}

/** When the session ends if nothing more is done, in milliseconds. */
export function endsAt({ user, usedAt }: State): number {
  return user === null
    ? Number.POSITIVE_INFINITY
    : Math.min(usedAt + user.idleSeconds * 1000, Date.parse(user.expiresAt))
}
