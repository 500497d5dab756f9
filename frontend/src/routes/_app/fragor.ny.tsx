import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound } from '@tanstack/react-router'
import { useState } from 'react'
import type { components } from '@/api/schema.gen'
import { MATTER_PAGE } from '@/domain/matters'
import { NewAnswersPage } from '@/features/questions/answer/AnswerPage'
import { answeredQuery } from '@/features/questions/answer/queries'

interface Search {
  /** The matter that is asked about, and the set of questions. */
  arende: string
  fragor: string
}

export const Route = createFileRoute('/_app/fragor/ny')({
  validateSearch: ({ arende, fragor }: Record<string, unknown>): Search => ({
    arende: typeof arende === 'string' ? arende : '',
    fragor: typeof fragor === 'string' ? fragor : '',
  }),
  component: Page,
})

function Page() {
  const { arende, fragor } = Route.useSearch()
  const { data } = useSuspenseQuery(answeredQuery(arende))
  const navigate = Route.useNavigate()
  // As it was when one began to write: it is proposed no longer when the answers are saved.
  const [set] = useState(() => data.questionSets.find(({ id }) => id === fragor))
  const page = MATTER_PAGE[data.matterKind as components['schemas']['MatterKind']]
  if (set === undefined) throw notFound()
  return (
    <NewAnswersPage
      of={data}
      set={set}
      onDone={() => void navigate({ to: page, params: { id: data.matterId } })}
    />
  )
}
