import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { choose, expect, PEOPLE, PHONE, type Reported, reportAt, test } from '../fixtures.ts'

async function investigated(page: Page): Promise<Reported> {
  const title = `Granskas ${crypto.randomUUID().slice(0, 8)}`
  const report = await reportAt(page, 'Utredning barn och familj', title)
  await page.goto(`/avvikelser/${report.id}/bedom`)
  await page.getByLabel('Utred').check()
  await page.getByLabel('Kategori').selectOption({ index: 2 })
  await page.getByLabel('Lagområde').selectOption({ index: 1 })
  await page.getByRole('radio', { name: /^Sannolikhet 2, konsekvens 2/ }).check()
  await page.getByRole('button', { name: 'Starta utredning' }).click()
  await expect(page.getByText(`Bedömningen av ${report.reference} är sparad`)).toBeVisible()
  return report
}

test('a manager of another unit is let into a matter, finds it, and is out when that ends', async ({
  as,
}) => {
  const page = await as('manager')
  const report = await investigated(page)
  const other = await as('secondManager')
  await other.goto(`/avvikelser/${report.id}`)
  await expect(other.getByRole('heading', { level: 1 })).not.toHaveText(report.title)

  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('button', { name: 'Lägg till medverkande' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lägg till en medverkande' })
  await dialog.getByRole('button', { name: 'Lägg till', exact: true }).click()
  await expect(dialog.getByText('Fel: Välj vem som ska medverka')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await choose(page, 'Vem ska medverka?', PEOPLE.secondManager)
  await dialog.getByLabel('Vad ska personen göra?').selectOption('Granskare')
  await dialog.getByLabel('Varför?').fill('Kommer från en annan enhet.')
  await dialog.getByRole('button', { name: 'Lägg till', exact: true }).click()
  await expect(page.getByText(`${PEOPLE.secondManager} medverkar i ärendet`)).toBeVisible()
  await expect(page.getByText(`${PEOPLE.secondManager} tillagd som granskare`)).toBeVisible()
  expect(await scan(page)).toEqual([])

  await other.goto('/')
  await other.getByRole('link', { name: `Utred: ${report.title}` }).click()
  await expect(other.getByRole('heading', { level: 1, name: report.title })).toBeVisible()
  await expect(other.getByText('Granskare', { exact: false }).first()).toBeVisible()
  await expect(other.getByRole('button', { name: 'Lägg till medverkande' })).toHaveCount(0)

  await page.getByRole('button', { name: `Avsluta: ${PEOPLE.secondManager}` }).click()
  const ending = page.getByRole('dialog', { name: /Avsluta medverkan för/ })
  await ending.getByLabel('Varför avslutas det?').fill('Granskningen är klar.')
  await ending.getByRole('button', { name: 'Avsluta medverkan' }).click()
  await expect(page.getByText('Har medverkat (1)')).toBeVisible()
  await other.reload()
  await expect(other.getByRole('heading', { level: 1 })).not.toHaveText(report.title)
})

test('whoever stands in is told whose work it is, on a phone', async ({ as }) => {
  const page = await as('deputy', PHONE)
  await page.goto('/')
  await expect(page.getByText(/För .+, som är borta/).first()).toBeVisible()
  expect(await scan(page)).toEqual([])
})
