import { queryOptions } from '@tanstack/react-query'
import { tellOtherTabs } from '@/lib/logins'
import { createStore } from '@/lib/store'
import { begun } from './begun'
import { problemFrom, unreached } from './errors'

/** Who is logged in, as the server's session says. */
export interface User {
  personId: string
  name: string
  csrfToken: string
  expiresAt: string
  idleSeconds: number
}

interface State {
  /** Whom the page is shown to. It never becomes somebody else; that takes a new page. */
  user: User | null
  /** Who has logged in since, in another tab, when that is somebody else. Then nothing is shown or sent. */
  other: User | null
  usedAt: number
  isExpired: boolean
}

const state = createStore<State>({ user: null, other: null, usedAt: 0, isExpired: false })

export const session = {
  subscribe: state.subscribe,
  current: state.current,
  /** What a call says of the page that makes it: whom it is shown to, once that is known. */
  person: (): Record<string, string> => {
    const { user } = state.current()
    return user === null ? {} : { 'X-Person-Id': user.personId }
  },
  /** What a change says besides: that it comes from a page of the session. */
  token: () => ({ 'X-CSRF-Token': state.current().user?.csrfToken ?? '' }),
  used: () => state.set({ ...state.current(), usedAt: Date.now() }),
  /** By this page's own clock, or as another tab tells: nothing is shown until the server has said who is logged in. */
  expire: () => {
    if (!state.current().isExpired) state.set({ ...state.current(), isExpired: true })
  },
  /** By the server's word, so the other tabs are told too. */
  ended: () => {
    if (!state.current().isExpired) tellOtherTabs('logged-out')
    session.expire()
  },
  /** Whether the page has lost its own person: their login has ended, or another's has begun. */
  isOver: ({ user, other, isExpired } = state.current()) => other !== null || (user !== null && isExpired),
}

/**
 * Asks the server who is logged in; null when nobody is. Counts as use of the session. The same person logged in anew
 * goes on with the new token; of another person only the name is taken.
 */
export async function fetchUser(): Promise<User | null> {
  const asked = begun('/bff/user') ?? fetch('/bff/user', { headers: { accept: 'application/json' } })
  const response = await asked.catch(() => {
    throw unreached()
  })
  if (response.status === 401) {
    session.ended()
    return null
  }
  if (!response.ok) throw await problemFrom(response)
  const user = (await response.json()) as User
  const { user: shownTo } = state.current()
  const isOther = shownTo !== null && shownTo.personId !== user.personId
  if (isOther) state.set({ ...state.current(), other: user })
  else state.set({ user, other: null, usedAt: Date.now(), isExpired: false })
  if (shownTo === null) tellOtherTabs('opened')
  return user
}

export const userQuery = queryOptions({
  queryKey: ['user'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: fetchUser,
})

/**
 * Ends the session and leaves for where the identity provider ends its own. What is to be told afterwards goes along as
 * `state`, which the provider gives back: nothing is kept in the browser.
 */
export async function logOut(told?: string): Promise<void> {
  const response = await fetch('/bff/logout', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...session.person(), ...session.token() },
    body: '{}',
  }).catch(() => {
    throw unreached()
  })
  const body: unknown = response.ok ? await response.json() : null
  if (response.ok || response.status === 401) tellOtherTabs('logged-out')
  const onward =
    typeof body === 'object' && body !== null && 'endSessionUrl' in body ? body.endSessionUrl : null
  const address = new URL(typeof onward === 'string' ? onward : '/utloggad', location.href)
  if (told !== undefined) address.searchParams.set('state', told)
  location.assign(address)
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
