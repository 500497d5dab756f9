import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { may } from '@/api/resource'
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

function Several({ links, moved = false }: { links: typeof THING._links; moved?: boolean }) {
  const [isOpen, setOpen] = useState(true)
  const step = useSeveral<typeof THING, null>(
    'deviation',
    {
      things: [THING],
      read: async () => ({ ...THING, _links: links }),
      whyNot: (thing) => (may(thing, 'reroutings') ? null : several.elsewhere('Ängen')),
      send: async (thing) => thing,
    },
    () => ({ whyNot: () => (moved ? several.moved : null), send: async (thing) => thing }),
  )
  if (!isOpen) return null
  if (step.phase === 'done' || step.phase === 'running')
    return (
      <VerdictsDialog
        title="Lämna över en"
        step={step}
        onAgain={() => undefined}
        onDone={() => undefined}
        onClose={() => setOpen(false)}
      />
    )
  return (
    <>
      <Fits verdicts={step.verdicts} isLooking={step.phase === 'looking'} />
      <button type="submit" onClick={() => void step.run(null)}>
        Lämna över
      </button>
    </>
  )
}

function show(links: typeof THING._links, moved = false) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Several links={links} moved={moved} />
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

test('what was done can be undone, also when its verdicts are put away, and it is told what could not', async () => {
  const user = userEvent.setup()
  show([LINK], true)
  await user.click(await screen.findByRole('button', { name: 'Lämna över' }))
  await user.click(screen.getAllByRole('button', { name: 'Stäng' })[1] as HTMLElement)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('Lämna över en: klart')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Ångra' }))
  expect(await screen.findByText(several.moved)).toBeVisible()
  expect(screen.getByRole('status')).toHaveTextContent(several.notUndone)
})

test('when all is undone nothing is offered any more', async () => {
  const user = userEvent.setup()
  show([LINK])
  await user.click(await screen.findByRole('button', { name: 'Lämna över' }))
  await user.click(screen.getByRole('button', { name: 'Ångra' }))
  expect(await screen.findByText('Ångrat.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Ångra' })).toBeNull()
})
