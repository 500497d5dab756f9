import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { expect, ownWord, PHONE, reportAt, test } from '../fixtures.ts'

const PICTURES = process.env['QMS_PICTURES']

/** What is on the screen, where somebody wants to look at it. */
async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

test('what came to the intake is routed, one and several at once, and taken back', async ({ as }) => {
  const page = await as('router')
  const unit = 'Ekonomiskt bistånd Öst'
  const titles = [ownWord('Till mottagningen '), ownWord('Till mottagningen ')]
  for (const title of titles) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as somebody reports them
    await reportAt(page, unit, title)
  }
  await page.goto('/')
  await expect(page.getByText('Fördela').first()).toBeVisible()
  await page.goto('/avvikelser?fordela=true&sort=reportedAt')
  await expect(page.getByText('Hos mottagningen').first()).toBeVisible()
  expect(await scan(page)).toEqual([])
  await picture(page, 'list-1280')

  await page.getByRole('link', { name: /^AVV-/ }).first().click()
  await expect(page.getByText('Nästa steg: fördela rapporten')).toBeVisible()
  await expect(page.getByText('Ligger hos mottagningen för Arbetsmarknad')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await picture(page, 'page-1280')
  await page.getByRole('button', { name: 'Fördela' }).click()
  const dialog = page.getByRole('dialog', { name: 'Fördela rapporten' })
  await expect(dialog.getByLabel('Enhet som tar över')).not.toHaveValue('')
  await dialog.getByLabel('Varför hör den hemma där?').fill('Gäller handläggningen där.')
  expect(await scan(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Fördela' }).click()
  await expect(page.getByText(/^Fördelad till chefen för/)).toBeVisible()
  await expect(page.getByText('Nästa steg: fördela rapporten')).toHaveCount(0)
  await page.getByRole('button', { name: 'Ångra' }).click()
  await expect(page.getByText('Nästa steg: fördela rapporten')).toBeVisible()

  await page.goto('/avvikelser?fordela=true&sort=-reportedAt')
  const rows = page.getByRole('row').filter({ hasText: new RegExp(titles.join('|')) })
  await expect(rows).toHaveCount(2)
  for (const title of titles) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.getByRole('row').filter({ hasText: title }).getByRole('checkbox').check()
  }
  await page.getByRole('button', { name: 'Fördela …' }).click()
  const several = page.getByRole('dialog')
  await several.getByLabel('Varför hör de hemma där?').fill('Gäller er.')
  expect(await scan(page)).toEqual([])
  await picture(page, 'several-1280')
  await several.getByRole('button', { name: 'Fördela', exact: true }).click()
  await several.getByRole('button', { name: 'Stäng' }).click()
  await expect(rows).toHaveCount(0)
})

test('how long it took stands in the statistics, with the list behind it', async ({ as }) => {
  const page = await as('router')
  await page.goto('/statistik')
  const table = page.getByRole('table', { name: 'Tid hos mottagningen' })
  const row = table.getByRole('row').nth(1)
  await expect(row).toContainText('Arbetsmarknad och ekonomiskt bistånd')
  await expect(row).toContainText(/\d,\d\sh/)
  await picture(page, 'statistics-1280')
  const reports = row.getByRole('link')
  const count = Number(await reports.textContent())
  await reports.click()
  await expect(page.getByText('Det som kom till en mottagning')).toBeVisible()
  await expect(page.getByRole('link', { name: /^AVV-/ })).toHaveCount(count)
})

test('an administrator says where reports go to an intake function', async ({ as }) => {
  const page = await as('administrator', PHONE)
  await page.goto('/administration/installningar')
  await page.getByRole('button', { name: 'Lägg till ett område' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lägg till ett område' })
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await expect(dialog.getByText('Fel: Välj en enhet')).toBeVisible()
  await dialog.getByRole('combobox', { name: /^Enhet/ }).fill('Avdelning Vuxna')
  await page.keyboard.press('Enter')
  expect(await scan(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Avbryt' }).click()
  await picture(page, 'settings-390')
  expect(await scan(page)).toEqual([])
})
