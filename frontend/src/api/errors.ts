/** One thing that is wrong with what was sent. */
export interface Fault {
  pointer: string
  code: string
  detail: string
}

interface ProblemBody {
  title?: string
  status?: number
  detail?: string
  code?: string
  traceId?: string | null
  errors?: Fault[]
}

/** What the server answers when the answer to its own commit was lost. */
const PERHAPS_SAVED = 'perhaps-saved'

/** A refusal by the server, in its own Swedish words, or no answer at all (`status` is 0). */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly traceId: string | null
  readonly faults: readonly Fault[]

  constructor(problem: ProblemBody, status: number) {
    super(problem.title ?? 'Något gick fel')
    this.status = status
    this.code = problem.code ?? 'unknown'
    this.title = problem.title ?? 'Något gick fel hos oss'
    this.detail = problem.detail ?? ''
    this.traceId = problem.traceId ?? null
    this.faults = problem.errors ?? []
  }

  /** An address that cannot lead to anything, such as one with half an id. */
  get isBadAddress(): boolean {
    return this.faults.length > 0 && this.faults.every((fault) => fault.pointer.startsWith('path:'))
  }

  /** Worth trying again as it is. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }

  /** Nobody has said whether what was sent was saved: no answer, or one that is not the service's own. */
  get isUnknown(): boolean {
    const isNotOurs = this.status >= 500 && this.code === 'unknown'
    return isNotOurs || this.code === 'unanswered' || this.code === PERHAPS_SAVED
  }
}

const NO_CONTACT = {
  title: 'Ingen kontakt med servern',
  detail: 'Kontrollera nätet och försök igen.',
}

/** The call never left this machine, or changes nothing. */
export function unreached(): ApiError {
  return new ApiError({ ...NO_CONTACT, code: 'unreached' }, 0)
}

/** The call was sent, and no answer came. */
export function unanswered(): ApiError {
  return new ApiError({ ...NO_CONTACT, code: 'unanswered' }, 0)
}

/** For a change: what is typed stands, and an unknown outcome is said to be just that. Refusals stand as they are. */
export function ofChange(error: ApiError): ApiError {
  const { code, status, traceId, isUnknown, isTransient } = error
  if (!isUnknown && !isTransient) return error
  const title = isUnknown ? 'Vi vet inte om det sparades' : error.title
  const advice = isUnknown ? 'Försök igen, det blir inte dubbelt.' : error.detail
  return new ApiError({ title, detail: `${advice} Det du har skrivit finns kvar.`, code, traceId }, status)
}

export async function problemFrom(response: Response): Promise<ApiError> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false
  const body: unknown = isProblem ? await response.json().catch(() => null) : null
  return new ApiError(typeof body === 'object' && body !== null ? body : {}, response.status)
}

/** `/occurred/on` → `occurred.on`, the way form fields are named. `query:limit` and the like belong to no field. */
export function fieldOf(pointer: string): string | null {
  if (!pointer.startsWith('/')) return null
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')
}

export interface SortedFaults {
  fields: Record<string, string>
  /** What belongs to no field that the form has. */
  rest: string[]
}

/** Puts each fault at its field; a pointer into a field (`/causes/2`) counts for that field. */
export function sortFaults(error: ApiError, fields: readonly string[]): SortedFaults {
  const sorted: SortedFaults = { fields: {}, rest: [] }
  for (const fault of error.faults) {
    const path = fieldOf(fault.pointer)
    const field = path === null ? undefined : longestMatch(path, fields)
    if (field === undefined) sorted.rest.push(fault.detail)
    else sorted.fields[field] ??= fault.detail
  }
  if (error.faults.length === 0) sorted.rest.push(error.detail || error.title)
  return sorted
}

function longestMatch(path: string, fields: readonly string[]): string | undefined {
  return fields
    .filter((field) => path === field || path.startsWith(`${field}.`))
    .toSorted((a, b) => b.length - a.length)[0]
}
