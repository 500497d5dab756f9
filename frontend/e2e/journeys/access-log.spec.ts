import { scan } from '../axe.ts'
import { expect, ownWord, PHONE, reportAt, test } from '../fixtures.ts'

const UNIT = 'Utredning barn och familj'

test('a manager sees who has opened a matter, and that looking is seen', async ({ as }) => {
  const page = await as('manager')
  const report = await reportAt(page, UNIT, `Läst ${ownWord('av')}`)
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('link', { name: 'Vem har läst det här' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Vem har läst ${report.reference}`)
  const row = page.getByRole('row').filter({ hasText: 'Läs en avvikelse' })
  await expect(row).toContainText('Mikael Askvinge')
  expect(await scan(page)).toEqual([])
  await page.reload()
  await expect(page.getByRole('row').filter({ hasText: 'Visa vem som har läst ett ärende' })).toHaveCount(1)
  await page.getByRole('link', { name: report.reference }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(report.title)
})

test('a reporter is not shown the way to who has read', async ({ as }) => {
  const page = await as('reporter')
  const report = await reportAt(page, UNIT, `Läst ${ownWord('ej')}`)
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('heading', { level: 1, name: report.title }).waitFor()
  await expect(page.getByRole('link', { name: 'Vem har läst det här' })).toHaveCount(0)
  await page.goto(`/lasare/${report.id}`)
  await expect(
    page.getByRole('heading', { level: 1, name: 'Du har inte behörighet till sidan' }),
  ).toBeVisible()
})

test('a log reviewer searches the log by matter and by name, by keyboard', async ({ as }) => {
  const manager = await as('manager')
  const title = `Läst ${ownWord('lo')}`
  const report = await reportAt(manager, UNIT, title)
  await manager.goto(`/avvikelser/${report.id}`)
  await manager.getByRole('heading', { level: 1, name: report.title }).waitFor()
  const page = await as('logReviewer')
  await page.goto('/granskningslogg')
  await page.getByRole('table', { name: 'Händelser' }).waitFor()
  const hints = page.getByText(/ÅÅÅÅ-MM-DD|Skriv en del av namnet/).filter({ visible: true })
  await expect(hints).not.toHaveCount(0)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/^Trettio dagar till och med/)).toBeVisible()
  await expect(hints).toHaveCount(0)
  await page.emulateMedia({ media: 'screen' })
  const number = page.getByLabel('Ärendets nummer')
  await number.fill('1042')
  await number.press('Enter')
  await expect(number).toHaveAttribute('aria-invalid', 'true')
  await number.fill(report.reference)
  await number.press('Enter')
  await expect(page).toHaveURL(new RegExp(`arende=${report.reference}`))
  const row = page.getByRole('row').filter({ hasText: 'Läs en avvikelse' }).first()
  await expect(row).toContainText('Mikael Askvinge')
  await expect(row).toContainText(report.reference)
  await expect(page.getByText(title)).toHaveCount(0)
  expect(await scan(page)).toEqual([])
  await page.getByLabel('Sök på namn').fill('Ingen Alls')
  await page.getByRole('button', { name: 'Visa', exact: true }).click()
  await expect(page.locator('#main').getByText('Ingen händelse passar')).toBeVisible()
  expect(page.url()).not.toContain('Ingen')
  await page.getByRole('button', { name: 'Rensa' }).first().click()
  await expect(page.getByRole('row').filter({ hasText: 'Läs granskningsloggen' }).first()).toBeVisible()
})

test('the log goes on to what is older, on a phone too', async ({ as }) => {
  const page = await as('dpo', PHONE)
  await page.goto('/granskningslogg?fran=2020-01-01')
  await page.getByRole('table', { name: 'Händelser' }).waitFor()
  const rows = page.getByRole('row')
  const before = await rows.count()
  await page.getByRole('button', { name: 'Visa äldre' }).click()
  await expect.poll(() => rows.count()).toBeGreaterThan(before)
  expect(await scan(page)).toEqual([])
})
