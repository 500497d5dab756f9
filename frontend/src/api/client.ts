import createClient, { type Middleware } from 'openapi-fetch'
import { networkError, problemFrom } from './errors'
import type { paths } from './schema.gen'
import { session } from './session'

/** Every call to the API goes through here: same origin, session cookie, and a token on what changes something. */
export const api = createClient<paths>({ baseUrl: new URL('/bff/api', location.origin).href })

const guard: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', session.csrfToken())
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', crypto.randomUUID())
    }
    return request
  },
  async onResponse({ response }) {
    if (response.ok || response.status === 304) {
      session.used()
      return response
    }
    if (response.status === 401) session.expire()
    throw await problemFrom(response)
  },
  onError() {
    return networkError()
  },
}
api.use(guard)

/** The body of an answer. Refusals have been thrown as `ApiError` before this. */
export async function unwrap<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call
  return data as T
}

/** The precondition of a change: the version that the person was looking at. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}
