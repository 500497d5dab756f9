import { type ApiError, problemFrom, unanswered, unreached } from './errors'
import { fetchUser, session } from './session'

/** Sends a file as it is, and tells how many percent of it have left. What else is sent goes through `client.ts`, which cannot tell. */
export function upload(
  path: string,
  file: File,
  key: string,
  told: (percent: number) => void,
): Promise<void> {
  if (!navigator.onLine) return Promise.reject(unreached())
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/bff/api${path}`)
    const said = { ...session.person(), ...session.token(), 'Idempotency-Key': key }
    for (const [name, value] of Object.entries(said)) request.setRequestHeader(name, value)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      told(total === 0 ? 0 : Math.floor((100 * loaded) / total)),
    )
    request.addEventListener('error', () => reject(unanswered()))
    request.addEventListener('abort', () => reject(unanswered()))
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) {
        session.used()
        resolve()
      } else void refusal(request).then(reject)
    })
    request.send(file)
  })
}

async function refusal(request: XMLHttpRequest): Promise<ApiError> {
  const { status, responseText } = request
  if (status === 401) session.ended()
  if (status === 0) return unanswered()
  const type = request.getResponseHeader('content-type') ?? ''
  const problem = await problemFrom(new Response(responseText, { status, headers: { 'content-type': type } }))
  if (problem.code === 'another-person' || problem.code === 'foreign-call')
    void fetchUser().catch(() => undefined)
  return problem
}
