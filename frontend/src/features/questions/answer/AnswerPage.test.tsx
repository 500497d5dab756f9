import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { AnswerPage } from './AnswerPage'
import type { Answers } from './queries'

const open: Answers = {
  id: 'a',
  name: 'Frågor om bemötande',
  number: 1,
  status: 'open',
  begunAt: '2026-11-22T09:30:00Z',
  begunByName: 'Ada Alm',
  finishedAt: null,
  finishedByName: null,
  warnings: [],
  boardId: 'b',
  matterId: 'm',
  matterKind: 'deviation',
  reference: 'AVV-1',
  questions: [{ key: 'how', text: 'Hur gick det till?', answerKind: 'text', isRequired: false }],
  answers: [],
  version: 1,
  _links: [{ href: '/answer-sets/a', rel: 'replace', method: 'PUT' }],
}
const finished: Answers = { ...open, status: 'finished', version: 2, _links: [] }

function renderAnswers(answers: Answers) {
  const client = new QueryClient()
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  const page = (shown: Answers) => (
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>
        <AnswerPage answers={shown} onDone={() => undefined} />
      </RouterContextProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(page(answers))
  return (shown: Answers) => rerender(page(shown))
}

test('what is typed stays when somebody else finishes the answers meanwhile', async () => {
  const show = renderAnswers(open)
  await userEvent.setup().type(screen.getByLabelText(/^Hur gick det till/), 'Brevet låg kvar.')
  show(finished)
  expect(screen.getByLabelText(/^Hur gick det till/)).toHaveValue('Brevet låg kvar.')
})

test('answers that were finished when one came are read', () => {
  renderAnswers(finished)
  expect(screen.queryByRole('textbox')).toBeNull()
})
