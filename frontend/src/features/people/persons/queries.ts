import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { type How, type Once, type PageOf, pageOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Person = Schemas['Person']
export type PersonSummary = Schemas['PersonSummary']
export type Assignment = Schemas['AssignmentSummary']
export type Role = Assignment['role']

export const PAGE_SIZE = 25

interface Asked {
  /** Null for all boards whose people one may see. */
  boardId: string | null
  role: Role | undefined
  text: string
  page: number
}

/** A page of the people of a board, by role and by a part of the name. */
export function personsQuery({ boardId, role, text, page }: Asked) {
  return queryOptions({
    queryKey: ['persons', 'list', boardId, role, text, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<PersonSummary>> => {
      const query = {
        ...(boardId === null ? {} : { boardId }),
        page,
        limit: PAGE_SIZE,
        ...(role === undefined ? {} : { role }),
        ...(text === '' ? {} : { q: text }),
      }
      const { persons, _meta } = await unwrap(api.GET('/persons', { params: { query } }))
      return pageOf(persons, _meta)
    },
  })
}

export function personQuery(id: string) {
  return queryOptions({
    queryKey: ['persons', 'one', id],
    queryFn: () => unwrap(api.GET('/persons/{personId}', { params: { path: { personId: id } } })),
  })
}

export function createPerson(body: Schemas['PersonCreate'], { key }: Once): Promise<Person> {
  return unwrap(api.POST('/persons', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function replacePerson(id: string, body: Schemas['PersonReplace'], { version }: How): Promise<Person> {
  return unwrap(
    api.PUT('/persons/{personId}', { body, params: { path: { personId: id }, header: ifMatch(version) } }),
  )
}

export type PersonLogin = Schemas['PersonLogin']

/** Who a person is at the identity provider. */
export function loginQuery(id: string) {
  return queryOptions({
    queryKey: ['persons', 'login', id],
    queryFn: () => unwrap(api.GET('/persons/{personId}/login', { params: { path: { personId: id } } })),
  })
}

export function replaceLogin(id: string, subject: string | null, { version }: How): Promise<PersonLogin> {
  return unwrap(
    api.PUT('/persons/{personId}/login', {
      body: { subject },
      params: { path: { personId: id }, header: ifMatch(version) },
    }),
  )
}

export function giveRole(body: Schemas['AssignmentCreate'], { key }: Once): Promise<Assignment> {
  return unwrap(api.POST('/assignments', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function assignmentQuery(id: string) {
  return queryOptions({
    queryKey: ['assignments', 'one', id],
    queryFn: () => unwrap(api.GET('/assignments/{assignmentId}', { params: { path: { assignmentId: id } } })),
  })
}

export function changeRole(
  id: string,
  body: Schemas['AssignmentReplace'],
  { version }: How,
): Promise<Assignment> {
  return unwrap(
    api.PUT('/assignments/{assignmentId}', {
      body,
      params: { path: { assignmentId: id }, header: ifMatch(version) },
    }),
  )
}
