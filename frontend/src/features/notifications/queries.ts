import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { LinkProps } from '@tanstack/react-router'
import { api, unwrap } from '@/api/client'
import { type How, type Once, type PageOf, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'
import { MATTER_PAGE } from '@/domain/matters'

type Schemas = components['schemas']
export type Notification = Schemas['Notification']
export type Choice = Schemas['NotificationChoice']

/** Where everything that something can be told about has its page. */
export const ABOUT_PAGE = {
  ...MATTER_PAGE,
  person: '/administration/personer/$id',
  publication: '/larande/$id',
  system: '/administration/system/$id',
} as const satisfies Record<NonNullable<Notification['about']>, LinkProps['to']>

export const PAGE_SIZE = 20

export function notificationsQuery(state: 'new' | 'all', page: number) {
  return queryOptions({
    queryKey: ['notifications', state, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Notification>> => {
      const query = { state, page, limit: PAGE_SIZE }
      const { notifications, _meta } = await unwrap(api.GET('/notifications', { params: { query } }))
      return { items: notifications, total: _meta.totalRecords }
    },
  })
}

/** Notes that some have been read; without ids all of them. */
export function read(ids: string[] | null, once?: Once) {
  const header = once === undefined ? {} : { 'Idempotency-Key': once.key }
  return unwrap(api.POST('/notifications/readings', { body: { ids }, params: { header } }))
}

export const choiceQuery = queryOptions({
  queryKey: ['notification-choice'],
  queryFn: () => unwrap(api.GET('/me/notification-choice')),
})

export function choose(letters: Choice['letters'], how: How): Promise<Choice> {
  return unwrap(api.PUT('/me/notification-choice', { body: { letters }, params: { header: stepOf(how) } }))
}
