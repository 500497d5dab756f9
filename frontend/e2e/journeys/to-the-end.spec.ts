import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { expect, investigated, ownWord, PHONE, post, type Reported, reportAt, test } from '../fixtures.ts'
import { inDays } from '../forms-actions.ts'

const UNIT = 'Utredning barn och familj'

interface Shown {
  id: string
  version: number
}

/** Something is done about it, and is to be judged today by what was said beforehand. */
async function done(page: Page, { id, unitId }: Reported, title: string): Promise<void> {
  const own = await page.evaluate(
    async () => ((await (await fetch('/bff/api/me')).json()) as { id: string }).id,
  )
  let action = await post<Shown>(page, '/actions', {
    title,
    what: 'Två räknar dosetten.',
    actionKind: 'routine',
    strength: 'medium',
    carryOutBy: inDays(0),
    unitId,
    sources: [id],
  })
  const measure = { form: 'statement', statement: 'Ingen dos har getts för sent.', followUpOn: inDays(0) }
  for (const [path, body] of [
    ['decisions', { decision: 'wholly', doerId: own, measure: { ...measure, followerId: own } }],
    ['starts', {}],
    ['completions', { evidence: 'Listan är signerad.' }],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    action = await post<Shown>(page, `/actions/${action.id}/${path}`, body, action.version)
  }
}

test('a report comes to its end: investigated, acted on, judged, answered and closed; and is opened again', async ({
  as,
}) => {
  const reporter = await as('reporter', PHONE)
  const report = await reportAt(reporter, UNIT, ownWord('Till slutet '))
  const page = await as('manager')
  await investigated(page, report)
  await page.goto(`/avvikelser/${report.id}`)
  const remaining = page.getByRole('list').filter({ hasText: 'Svaret' })
  await expect(page.getByText('Kvar innan ärendet kan avslutas')).toBeVisible()
  await expect(remaining.getByRole('link')).toHaveText(['Effekten', 'Svaret'])
  await expect(page.getByRole('button', { name: 'Avsluta', exact: true })).toHaveCount(0)
  expect(await scan(page)).toEqual([])

  await page.getByRole('button', { name: 'Utredningen är klar' }).click()
  const concluding = page.getByRole('dialog', { name: 'Utredningen är klar' })
  await concluding.getByRole('button', { name: 'Spara' }).click()
  await expect(concluding.getByText('Fel: Skriv vad utredningen visar')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await concluding.getByRole('textbox').fill('Dosetten delades av en person ensam.')
  await concluding.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByText('Nästa steg: följ upp åtgärderna')).toBeVisible()
  await expect(page.getByText('Du sa att utredningen är klar')).toBeVisible()

  const title = ownWord('Två räknar ')
  await done(page, report, title)
  await page.reload()
  await expect(remaining.getByRole('link')).toHaveText(['Svaret'])
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('button', { name: 'Bedöm effekten' }).click()
  const judging = page.getByRole('dialog')
  await judging.getByLabel('Ja, det stämmer').check()
  await judging.getByLabel('Ledde till förbättring').check()
  await judging.getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(page.getByText('Bedömningen är sparad')).toBeVisible()

  await page.goto(`/avvikelser/${report.id}`)
  await expect(remaining.getByRole('link')).toHaveText(['Effekten', 'Svaret'])
  await remaining.getByRole('link', { name: 'Effekten' }).click()
  await page.getByRole('button', { name: 'Bedöm effekten' }).click()
  await page.getByRole('dialog').getByLabel('Ledde till förbättring').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(remaining.getByRole('link')).toHaveText(['Svaret'])

  await page.getByRole('button', { name: 'Svara', exact: true }).click()
  const answering = page.getByRole('dialog', { name: 'Svara den som rapporterade' })
  await answering.getByLabel('Något är gjort').check()
  await answering.getByRole('button', { name: 'Skicka svaret' }).click()
  await expect(answering.getByText('Fel: Skriv svaret')).toBeVisible()
  expect(await scan(page)).toEqual([])
  const text = answering.getByRole('textbox')
  await expect(text).toHaveValue(/^Tack för din rapport\./)
  await text.pressSequentially('Nu räknar alltid två.')
  await answering.getByRole('button', { name: 'Skicka svaret' }).click()
  await expect(page.getByText('Svaret är skickat')).toBeVisible()
  await expect(page.getByText('Inget är kvar. Ärendet går att avsluta.')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Avsluta', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta ärendet' }).click()
  await expect(page.getByText('Ärendet är avslutat')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await scan(page)).toEqual([])

  await reporter.goto('/')
  const mine = reporter.getByRole('listitem').filter({ hasText: report.title })
  await expect(mine).toContainText('Besvarad')
  await mine.getByRole('link').click()
  await expect(reporter.getByText(/Nu räknar alltid två\./)).toBeVisible()
  await expect(reporter.getByText('Kvar innan ärendet kan avslutas')).toHaveCount(0)
  await expect(reporter.getByRole('button', { name: /Svara|Avsluta|Öppna igen/ })).toHaveCount(0)
  expect(await scan(reporter)).toEqual([])
  await reporter.goto('/aviseringar')
  await expect(reporter.getByText('Du har fått svar').first()).toBeVisible()

  const developer = await as('developer')
  await developer.goto(`/avvikelser/${report.id}`)
  await expect(developer.getByRole('button', { name: 'Svara igen' })).toHaveCount(0)
  await developer.getByRole('button', { name: 'Öppna igen' }).click()
  await developer.getByRole('dialog').getByRole('textbox').fill('Det har hänt igen på ett annat plan.')
  await developer.getByRole('dialog').getByRole('button', { name: 'Öppna igen' }).click()
  await expect(developer.getByText('Nästa steg: utred orsaken')).toBeVisible()
  await expect(developer.getByText('Öppnad igen').first()).toBeVisible()
  expect(await scan(developer)).toEqual([])
  await reporter.goto(`/avvikelser/${report.id}`)
  await expect(reporter.getByText('Under utredning').first()).toBeVisible()
})

test('who reported the same event as another is told so, and all get the same answer', async ({ as }) => {
  const reporter = await as('reporter', PHONE)
  const deputy = await as('deputy')
  const first = await reportAt(reporter, UNIT, ownWord('Samma brev '))
  const second = await reportAt(deputy, UNIT, ownWord('Brevet igen '))
  const page = await as('manager')
  await post(page, `/matters/${first.id}/links`, { toId: second.id, kind: 'same-event' })
  await reporter.goto(`/avvikelser/${first.id}`)
  await expect(reporter.getByText('Samma händelse är rapporterad av fler')).toBeVisible()
  await expect(reporter.getByText(second.reference)).toHaveCount(0)
  await expect(reporter.getByText(second.title)).toHaveCount(0)

  await page.goto(`/avvikelser/${first.id}`)
  await page.getByRole('button', { name: 'Svara', exact: true }).click()
  const answering = page.getByRole('dialog', { name: 'Svara den som rapporterade' })
  await expect(answering.getByLabel(second.reference)).toBeChecked()
  await answering.getByLabel('Det går inte att svara').check()
  await expect(answering.getByLabel('Varför går det inte att svara?')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await answering.getByLabel('Inget mer behöver göras').check()
  await answering.getByRole('textbox').pressSequentially('brevet redan är hämtat.')
  await answering.getByRole('button', { name: 'Skicka svaret' }).click()
  await expect(page.getByText('Svaret är skickat')).toBeVisible()
  await deputy.goto(`/avvikelser/${second.id}`)
  await expect(deputy.getByText(/brevet redan är hämtat\./).first()).toBeVisible()
  expect(await scan(deputy)).toEqual([])
})
