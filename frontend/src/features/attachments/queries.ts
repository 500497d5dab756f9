import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type Once, whileAtWork } from '@/api/resource'
import type { components } from '@/api/schema.gen'
import { upload } from '@/api/upload'
import { mediaTypeOf, nameOf } from './file'

type Schemas = components['schemas']
export type Attachments = Schemas['AttachmentList']
export type Attachment = Schemas['Attachment']

/** The service looks through a file. While a scanner is away it waits, and nobody need ask all the time. */
const isAtWork = ({ attachments }: Attachments) =>
  attachments.some(
    ({ status, problem }) => (status === 'received' || status === 'scanning') && problem === null,
  )

/** The files of a matter, asked for anew while any is looked through. */
export function attachmentsQuery(matterId: string) {
  return queryOptions({
    queryKey: ['attachments', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/attachments', { params: { path: { matterId } } })),
    refetchInterval: whileAtWork(isAtWork),
  })
}

/** Sends a file, telling how far it has come. */
export function add(
  matterId: string,
  file: File,
  { key }: Once,
  told: (percent: number) => void,
): Promise<void> {
  const query = new URLSearchParams({ fileName: nameOf(file), mediaType: mediaTypeOf(file) })
  return upload(`/matters/${matterId}/attachments?${query}`, file, key, told)
}

export function remove(
  matterId: string,
  attachmentId: string,
  reason: string,
  { key }: Once,
): Promise<Attachments> {
  const params = { path: { matterId, attachmentId }, header: { 'Idempotency-Key': key } }
  const call = api.POST('/matters/{matterId}/attachments/{attachmentId}/removals', {
    body: { reason },
    params,
  })
  return unwrap(call)
}

/** Where a file is fetched. The browser saves it, and shows nothing of it. */
export function contentAddress(matterId: string, attachmentId: string): string {
  return `/bff/api/matters/${matterId}/attachments/${attachmentId}/content`
}
