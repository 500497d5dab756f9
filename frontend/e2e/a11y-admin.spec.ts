import type { Page } from '@playwright/test'
import { axeFaults, scan } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { ADMIN_PAGES } from './pages.ts'
import { movedOn, watchShifts } from './shifts.ts'
import { MOUSE, smallTargets } from './targets.ts'

for (const [path, heading] of ADMIN_PAGES) {
  test(`/administration${path} comes steadily, in light, dark and at 320 px, with room to press`, async ({
    as,
  }) => {
    const page = await as('administrator')
    await watchShifts(page)
    await page.goto(`/administration${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    const faults = [...(await movedOn(page, path)), ...(await scan(page))]
    expect([...faults, ...(await smallTargets(page, MOUSE))]).toEqual([])
  })
}

test('a unit, its form with faults, and an open search field', async ({ as }) => {
  const page = await as('administrator')
  await page.goto('/administration/organisation')
  await page
    .getByRole('button', { name: /^Enheter under/ })
    .first()
    .waitFor()
  await page.getByRole('list').getByRole('link', { name: 'Strategisk avdelning' }).click()
  await ready(page, 'Strategisk avdelning')
  expect(await scan(page)).toEqual([])
  await page.getByRole('link', { name: 'Ändra' }).click()
  await page.getByRole('textbox', { name: 'Namn' }).fill('')
  await page.getByRole('textbox', { name: 'Första dag' }).fill('i morgon')
  await page.getByRole('button', { name: 'Lägg till ett år' }).click()
  await page.getByRole('button', { name: 'Spara' }).click()
  await page.getByRole('alert').waitFor()
  expect(await scan(page)).toEqual([])
  await page.getByRole('combobox', { name: 'Ansvarig' }).fill('a')
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  expect(await axeFaults(page)).toEqual([])
})

test('a reorganisation, its faults and its review', async ({ as }) => {
  const page = await as('administrator')
  await page.goto('/administration/organisation/omorganisera')
  await ready(page, 'Omorganisera')
  await page.getByRole('button', { name: 'Granska' }).click()
  expect(await scan(page)).toEqual([])
  await page.getByLabel('Dela').check()
  await page.getByLabel('En enhet som finns').first().check()
  await page.getByRole('button', { name: 'Granska' }).click()
  expect(await scan(page)).toEqual([])
  await page.getByLabel('Flytta').check()
  const which = page.getByRole('combobox', { name: 'Vilken enhet' })
  await which.fill('Strategisk')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByRole('textbox', { name: 'Första dagen' }).fill('2027-01-01')
  await page.getByRole('button', { name: 'Granska' }).click()
  await page.getByRole('dialog').waitFor()
  expect(await scan(page)).toEqual([])
})

test('a person, the roles, and the time of one', async ({ as }) => {
  const page = await as('administrator')
  await page.goto('/administration/personer?roll=quality-developer')
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page
    .getByRole('button', { name: /^Ändra tid/ })
    .first()
    .waitFor()
  await page.waitForLoadState('networkidle')
  expect(await scan(page)).toEqual([])
  await page
    .getByRole('button', { name: /^Ändra tid/ })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel('Sista dag').fill('1999-01-01')
  await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
  await page.getByRole('alert').waitFor()
  expect(await scan(page)).toEqual([])
})

test('a system, its time, and the question before it ends', async ({ as }) => {
  const page = await as('administrator')
  await page.goto('/administration/system')
  await page.getByLabel('Nämnd').selectOption({ label: 'Socialnämnden Nord' })
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Avsluta nu' }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Avsluta nu' }).click()
  await page.getByRole('dialog').waitFor()
  expect(await scan(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click()
  await page.getByRole('button', { name: 'Förläng eller ändra' }).click()
  await page.getByRole('dialog').getByLabel('Sista dag').fill('snart')
  await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
  await page.getByRole('alert').waitFor()
  expect(await scan(page)).toEqual([])
})

async function ready(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.waitForLoadState('networkidle')
}
