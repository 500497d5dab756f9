import { expect, test } from '@playwright/test'
import { axeFaults, scan } from './axe.ts'
import { watch } from './fixtures.ts'

for (const group of ['form', 'content', 'feedback', 'charts']) {
  test(`every component of the group ${group}`, async ({ page }) => {
    const faults = await watch(page)
    await page.goto(`/__ui?sida=${group}`)
    await page.getByRole('navigation', { name: 'Grupper' }).waitFor()
    expect(await scan(page)).toEqual([])
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    expect(await axeFaults(page)).toEqual([])
    expect(faults).toEqual([])
  })
}

test('the calendar, the search field and the dialog when open', async ({ page }) => {
  const faults = await watch(page)
  await page.goto('/__ui?sida=form')
  await page.getByRole('button', { name: 'Välj datum i kalender' }).first().click()
  await page.getByRole('grid').waitFor()
  expect(await scan(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Välj datum i kalender' }).first()).toBeFocused()
  await page.getByRole('combobox', { name: 'Enhet' }).click()
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.goto('/__ui?sida=feedback')
  await page.getByRole('button', { name: 'Öppna dialog' }).click()
  expect(await scan(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Öppna dialog' })).toBeFocused()
  await page.getByRole('button', { name: 'Visa besked' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'överlämnad' })).toBeVisible()
  expect(faults).toEqual([])
})
