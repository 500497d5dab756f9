import { scan } from '../axe.ts'
import { expect, ownWord, PHONE, post, type Reported, reportAt, test } from '../fixtures.ts'
import { inDays } from '../forms-actions.ts'

const UNIT = 'Utredning barn och familj'

test('an idea is considered, tried by an action and adopted, and who wrote it is told and answered', async ({
  as,
}) => {
  const reporter = await as('reporter', PHONE)
  const title = ownWord('Förslag ')
  const idea = await reportAt(reporter, UNIT, title, {
    reportType: 'improvement-idea',
    description: 'En sida med nästa steg skulle räcka.',
  })
  const page = await as('manager')
  await page.goto(`/avvikelser/${idea.id}/bedom`)
  await expect(page.getByText('Nästa steg: överväg idén')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Överväg' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await expect(dialog.getByText('Fel: Skriv något till den som lämnade idén')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await dialog.getByRole('textbox').fill('Vi tar upp den på arbetsplatsträffen.')
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByText('Nästa steg: pröva, inför eller avböj')).toBeVisible()
  await expect(page.getByText('Du sa att ni överväger idén')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pröva', exact: true })).toHaveCount(0)
  expect(await scan(page)).toEqual([])

  const action = await post<Reported & { version: number }>(page, '/actions', {
    title: `Pröva ${title}`,
    what: 'Två enheter använder mallen.',
    actionKind: 'work-organisation',
    strength: 'medium',
    carryOutBy: inDays(0),
    unitId: idea.unitId,
    sources: [idea.id],
  })
  await page.reload()
  await page.getByRole('button', { name: 'Pröva', exact: true }).click()
  await dialog.getByRole('textbox').fill('Två enheter prövar i tre månader.')
  await dialog.getByRole('button', { name: 'Börja pröva' }).click()
  await expect(page.getByText('Nästa steg: avgör om idén ska införas')).toBeVisible()
  await expect(page.getByRole('list').filter({ hasText: 'Åtgärderna' }).getByRole('link')).toHaveText([
    'Åtgärderna',
    'Effekten',
  ])
  expect(await scan(page)).toEqual([])
  await post(page, `/actions/${action.id}/cancellations`, { reason: 'Prövat utan.' }, action.version)
  await post(page, `/matters/${idea.id}/effects`, { effect: 'led-to-improvement', reason: 'Färre missar.' })
  await page.reload()
  await page.getByRole('button', { name: 'Inför', exact: true }).click()
  await dialog.getByRole('textbox').fill('Mallen används från första maj.')
  expect(await scan(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Inför idén' }).click()
  await expect(page.getByText('Idén är införd').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ta upp igen' })).toBeVisible()

  await reporter.goto(`/avvikelser/${idea.id}`)
  await expect(reporter.getByText('Mallen används från första maj.').first()).toBeVisible()
  await expect(reporter.getByRole('button', { name: /Överväg|Pröva|Inför|Avböj|Byt typ/ })).toHaveCount(0)
  expect(await scan(reporter)).toEqual([])
  await reporter.goto('/aviseringar')
  await expect(reporter.getByText('Det du rapporterade har kommit ett steg till').first()).toBeVisible()
  await reporter.goto('/ideer')
  await expect(reporter.getByRole('row').filter({ hasText: title })).toContainText('Införd')
  await reporter.screenshot({ path: 'test-results/ideas-390.png', fullPage: true })
  await page.goto('/ideer')
  await expect(page.getByText('Dagar till svar, median')).toBeVisible()
  await page.getByRole('group', { name: 'Hur långt den har kommit' }).getByLabel('Införd').check()
  await expect(page.getByRole('row').filter({ hasText: title })).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.screenshot({ path: 'test-results/ideas-1280.png', fullPage: true })
})

test('a report that is really an idea changes type, with a reason', async ({ as }) => {
  const page = await as('manager')
  const report = await reportAt(page, UNIT, ownWord('Kanske idé '))
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('button', { name: 'Byt typ' }).click()
  const dialog = page.getByRole('dialog', { name: 'Byt typ på rapporten' })
  await dialog.getByRole('button', { name: 'Byt typ' }).click()
  await expect(dialog.getByText('Fel: Välj vad rapporten är')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await dialog.getByLabel('Förbättringsidé').check()
  await dialog.getByRole('textbox').fill('Inget har hänt. Det är ett förslag.')
  await dialog.getByRole('button', { name: 'Byt typ' }).click()
  await expect(page.getByText('Nästa steg: överväg idén')).toBeVisible()
  await expect(page.getByText('Typen ändrades från avvikelse till förbättringsidé')).toBeVisible()
  expect(await scan(page)).toEqual([])
})

test('what is like it from before is shown when it is assessed, and linked with one press', async ({
  as,
}) => {
  const page = await as('manager')
  const word = ownWord('zebrahållare')
  const text = `Kuvertet med ${word} hamnade hos grannen eftersom adressen var gammal.`
  const earlier = await reportAt(page, UNIT, `Kuvert ${word}`, { description: text })
  await post(page, '/actions', {
    title: `Dubbelkoll ${word}`,
    what: 'Två läser adressen.',
    actionKind: 'routine',
    strength: 'medium',
    carryOutBy: inDays(0),
    unitId: earlier.unitId,
    sources: [earlier.id],
  })
  const again = await reportAt(page, UNIT, `Kuvert igen ${word}`, { description: text })
  await page.goto(`/avvikelser/${again.id}/bedom`)
  const similar = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Liknande tidigare ärenden' }) })
  await expect(similar.getByRole('listitem').first()).toContainText(word)
  await expect(similar.getByRole('link', { name: `Dubbelkoll ${word}` })).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.screenshot({ path: 'test-results/similar-1280.png', fullPage: true })
  await similar.getByRole('button', { name: `Har hänt igen: ${earlier.reference}` }).click()
  await expect(similar.getByText('Kopplat: har hänt förut')).toBeVisible()
  await page.setViewportSize(PHONE)
  await expect(similar).toBeVisible()
  await page.screenshot({ path: 'test-results/similar-390.png', fullPage: true })
  await page.goto(`/avvikelser/${again.id}`)
  await expect(page.getByRole('link', { name: new RegExp(earlier.reference) })).toBeVisible()

  const reporter = await as('reporter')
  await reporter.goto(`/avvikelser/${again.id}`)
  await expect(reporter.getByText('Liknande tidigare ärenden')).toHaveCount(0)
})
