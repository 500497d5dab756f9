import type { QueryClient } from '@tanstack/react-query'
import { lazyRouteComponent } from '@tanstack/react-router'
import { Suspense } from 'react'
import { may } from '@/api/resource'
import type { components } from '@/api/schema.gen'
import { DiaryNumbers } from '@/features/connections/DiaryNumbers'
import { Links } from '@/features/connections/Links'
import { Messages } from '@/features/connections/Messages'
import { Participants } from '@/features/connections/Participants'
import { linksQuery, messagesQuery, numbersQuery, participantsQuery } from '@/features/connections/queries'
import { DeadlinesOfMatter } from '@/features/deadlines/DeadlinesOfMatter'
import { deadlinesQuery } from '@/features/deadlines/queries'
import { QuestionsOfMatter } from '@/features/questions/answer/QuestionsOfMatter'
import { answeredQuery } from '@/features/questions/answer/queries'

/** Few matters have any. They are fetched before the page is shown, so that nothing on it moves. */
const cooperation = () => import('@/features/cooperation/CooperationOfMatter')
const CooperationOfMatter = lazyRouteComponent(cooperation, 'CooperationOfMatter')
const attachments = () => import('@/features/attachments/AttachmentsOfMatter')
const AttachmentsOfMatter = lazyRouteComponent(attachments, 'AttachmentsOfMatter')
const IncidentsOfMatter = lazyRouteComponent(
  () => import('@/features/data-incidents/IncidentsOfMatter'),
  'IncidentsOfMatter',
)

/** A matter of any kind, with the ways to what stands around it. */
interface Matter {
  id: string
  boardId: string
  _links: readonly components['schemas']['Link'][]
}

/** Fetches what stands around a matter, as far as the caller may know, before its page is shown. */
export function ensureAround(client: QueryClient, matter: Matter) {
  const { id } = matter
  return Promise.all([
    may(matter, 'deadlines') ? client.ensureQueryData(deadlinesQuery(id)) : null,
    may(matter, 'participants') ? client.ensureQueryData(participantsQuery(id)) : null,
    may(matter, 'links') ? client.ensureQueryData(linksQuery(id)) : null,
    may(matter, 'diary-numbers') ? client.ensureQueryData(numbersQuery(id)) : null,
    may(matter, 'cooperations') ? ensureCooperations(client, id) : null,
    may(matter, 'attachments') ? ensureAttachments(client, id) : null,
    may(matter, 'messages') ? client.ensureQueryData(messagesQuery(id)) : null,
    may(matter, 'data-incidents') ? ensureIncidents(client, id) : null,
    may(matter, 'answer-sets') ? client.ensureQueryData(answeredQuery(id)) : null,
  ])
}

async function ensureCooperations(client: QueryClient, id: string) {
  const [{ cooperationsQuery }] = await Promise.all([cooperation(), CooperationOfMatter.preload?.()])
  return client.ensureQueryData(cooperationsQuery(id))
}

async function ensureAttachments(client: QueryClient, id: string) {
  const [{ attachmentsQuery }] = await Promise.all([attachments(), AttachmentsOfMatter.preload?.()])
  return client.ensureQueryData(attachmentsQuery(id))
}

async function ensureIncidents(client: QueryClient, id: string) {
  const [{ incidentsOfQuery }] = await Promise.all([
    import('@/features/data-incidents/queries'),
    IncidentsOfMatter.preload?.(),
  ])
  return client.ensureQueryData(incidentsOfQuery(id))
}

/** What stands around a matter of any kind, each for those who may know. What comes late lets the page stay meanwhile. */
export function Around({ matter }: { matter: Matter }) {
  const { id, boardId } = matter
  return (
    <>
      {may(matter, 'deadlines') ? <DeadlinesOfMatter matterId={id} /> : null}
      {may(matter, 'data-incidents') ? (
        <div id="data-incidents" tabIndex={-1}>
          <Suspense>
            <IncidentsOfMatter matterId={id} />
          </Suspense>
        </div>
      ) : null}
      {may(matter, 'participants') ? <Participants matterId={id} /> : null}
      {may(matter, 'answer-sets') ? <QuestionsOfMatter matterId={id} /> : null}
      {may(matter, 'cooperations') ? (
        <Suspense>
          <CooperationOfMatter matterId={id} boardId={boardId} />
        </Suspense>
      ) : null}
      {may(matter, 'links') ? <Links matterId={id} /> : null}
      {may(matter, 'diary-numbers') ? <DiaryNumbers matterId={id} /> : null}
      {may(matter, 'attachments') ? (
        <Suspense>
          <AttachmentsOfMatter matterId={id} />
        </Suspense>
      ) : null}
      {may(matter, 'messages') ? <Messages matterId={id} /> : null}
    </>
  )
}
