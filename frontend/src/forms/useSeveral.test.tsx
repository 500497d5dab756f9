import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { several } from '@/messages/several.sv'
import { Fits, VerdictsDialog } from './SeveralDialog'
import { useSeveral } from './useSeveral'

const THING = {
  id: 'a',
  reference: 'AVV-1',
  version: 1,
  _links: [] as { rel: string; href: string; method: string }[],
}
const LINK = { rel: 'reroutings', href: '', method: 'POST' }

function Several({ links }: { links: typeof THING._links }) {
  const { verdicts, phase } = useSeveral<typeof THING, null>('deviation', {
    things: [THING],
    read: async () => ({ ...THING, _links: links }),
    rel: 'reroutings',
    whyNot: () => several.elsewhere('Ängen'),
    send: async (thing) => thing,
  })
  if (phase === 'done')
    return (
      <VerdictsDialog
        title="Lämna över"
        verdicts={verdicts}
        isRunning={false}
        onAgain={() => undefined}
        onClose={() => undefined}
      />
    )
  return (
    <>
      <Fits verdicts={verdicts} isLooking={phase === 'looking'} />
      <button type="submit">Lämna över</button>
    </>
  )
}

function show(links: typeof THING._links) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Several links={links} />
    </QueryClientProvider>,
  )
}

test('a step that can be taken for none asks nothing and says why', async () => {
  show([])
  expect(
    await screen.findByText('Ärendet står hos Ängen. Där är det andra än du som tar steget.'),
  ).toBeVisible()
  expect(screen.getByRole('status')).toHaveTextContent(
    'Steget går inte att ta för något av det som är markerat.',
  )
  expect(screen.queryByRole('button', { name: 'Lämna över' })).toBeNull()
})

test('a step that can be taken is asked about', async () => {
  show([LINK])
  expect(await screen.findByText('Steget går att ta för alla 1.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Lämna över' })).toBeVisible()
})
