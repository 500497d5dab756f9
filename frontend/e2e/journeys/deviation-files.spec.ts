import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { expect, ownWord, PHONE, test } from '../fixtures.ts'

const HEADINGS = 'Källsystem;Nummer;Rapporterad;Enhet;Vad som hände;Rapportörens roll'
const UNIT = 'Utredning barn och familj'

test('reports of another system are tried, mended, taken in by their own days, and taken back', async ({
  as,
}) => {
  const page = await as('developer')
  await page.goto('/avvikelser')
  await page.getByRole('link', { name: 'Läs in från fil' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Läs in avvikelser från fil' })).toBeFocused()
  expect(await scan(page)).toEqual([])
  const system = ownWord('prov')
  await handIn(page, [
    `${system};R-1;2026-10-05 14:30;${UNIT};${system} brevet gick till fel adress.;Undersköterska`,
    `${system};R-2;2026-10-06;Utredning barn och famil;${system} kallelsen kom aldrig fram.;`,
  ])
  await expect(page.getByText('1 av 2 rader går att läsa in').first()).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Rätta Utredning barn och famil i Enhet' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Ska vara').fill(UNIT)
  await dialog.getByRole('button', { name: 'Rätta', exact: true }).click()
  await page.getByRole('button', { name: 'Läs in 2 rader' }).click()
  await expect(page.getByRole('dialog')).toContainText('tiden räknas från den dag de rapporterades')
  await page.getByRole('dialog').getByRole('button', { name: 'Läs in 2 rader' }).click()
  await expect(page.getByText('Alla 2 rader är inlästa').first()).toBeVisible()
  const file = page.url()

  await page.getByRole('link', { name: 'Till avvikelserna' }).click()
  await page.getByLabel('Sök', { exact: true }).fill(system)
  await page.getByLabel('Sök', { exact: true }).press('Enter')
  const row = page.getByRole('row').filter({ hasText: 'brevet gick till fel adress' })
  await expect(row).toContainText('Inläst')
  await expect(row).toContainText('5 okt')
  expect(await scan(page)).toEqual([])
  await row.getByRole('link').first().click()
  await expect(page.getByText(/Rapporterad i källsystemet 5 oktober 2026/)).toBeVisible()
  await expect(page.getByText('Undersköterska')).toBeVisible()
  expect(await scan(page)).toEqual([])
  const matter = page.url()

  await page.goto(file)
  await page.getByRole('button', { name: 'Ta tillbaka filen' }).click()
  await page.getByRole('dialog').getByLabel('Varför var filen fel?').fill('Fel månads fil')
  expect(await scan(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Ta tillbaka filen' }).click()
  await expect(page.getByText('Filen är tillbakatagen').first()).toBeVisible()
  await page.goto(matter)
  await expect(page.getByText('Avvikelsen är felregistrerad')).toBeVisible()
  expect(await scan(page)).toEqual([])
})

test('a personal number in words is warned of, on a phone', async ({ as }) => {
  const page = await as('developer', PHONE)
  await page.goto('/avvikelser/inlasning')
  const system = ownWord('prov')
  await handIn(page, [`${system};R-1;2026-10-05;${UNIT};Brevet till 19121212-1212 kom fel.;`])
  await expect(page.getByText(/Texten innehåller personnummer/)).toContainText('Rad 2.')
  expect(await scan(page)).toEqual([])
})

async function handIn(page: Page, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from(`\ufeff${[HEADINGS, ...rows].join('\r\n')}`)
  const file = { name: 'avvikelser.csv', mimeType: 'text/csv', buffer }
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('avvikelser.csv, 1 kB')).toBeVisible()
  await page.getByRole('button', { name: 'Granska filen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Inläsning av fil' }).waitFor()
}
