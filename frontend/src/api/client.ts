import createClient, { type Middleware } from 'openapi-fetch'
import { ApiError, problemFrom, unanswered, unreached } from './errors'
import type { paths } from './schema.gen'
import { fetchUser, session } from './session'

/** Every call to the API goes through here: same origin, session cookie, whom the page is shown to, and a token on what changes something. */
export const api = createClient<paths>({
  baseUrl: new URL('/bff/api', location.origin).href,
  bodySerializer: (body) =>
    JSON.stringify(body, (_, value: unknown) => (typeof value === 'string' ? seen(value) : value)),
})

/** A text without the signs that nobody can see or take away, which come along when something is pasted: no text holds them. */
function seen(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
}

/** The same in an address, where words to search for may stand. */
const UNSEEN = /%(?:[01][0-9a-f]|7f|c2%[89][0-9a-f])/gi

/** Calls that were begun without a network, so that they have not left this machine when they fail. */
const offline = new WeakSet<Request>()

/** Refusals that are about who is logged in, not about what was sent. */
const OTHER_SESSION = new Set(['another-person', 'foreign-call'])

const guard: Middleware = {
  onRequest({ request: made }) {
    const address = made.url.replaceAll(UNSEEN, '')
    const request = address === made.url ? made : new Request(address, made)
    if (!navigator.onLine) offline.add(request)
    const said = request.method === 'GET' ? session.person() : { ...session.person(), ...session.token() }
    for (const [name, value] of Object.entries(said)) request.headers.set(name, value)
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
    if (response.status === 401) session.ended()
    const problem = await problemFrom(response)
    if (OTHER_SESSION.has(problem.code)) void fetchUser().catch(() => undefined)
    throw problem
  },
  onError({ request }) {
    return offline.has(request) ? unreached() : unanswered()
  },
}
api.use(guard)

/** The body of an answer. Refusals have been thrown as `ApiError` before this; an answer that breaks off is no answer. */
export async function unwrap<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call.catch((error: unknown) => {
    throw error instanceof ApiError ? error : unanswered()
  })
  return data as T
}

/** A file, under the name that the service gives it. */
export async function unwrapFile(
  call: Promise<{ data?: Blob; response: Response }>,
): Promise<{ name: string; content: Blob }> {
  const answer = call.then(({ data, response }) => {
    const [, name = ''] = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '') ?? []
    return { data: { name, content: data as Blob } }
  })
  return unwrap(answer)
}

/** The precondition of a change: the version that the person was looking at. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}
