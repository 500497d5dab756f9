import type { Page } from '@playwright/test'
import { axeFaults, scan } from './axe.ts'
import { expect, reportAt, test } from './fixtures.ts'
import { PAGES } from './pages.ts'
import { movedOn, watchShifts } from './shifts.ts'
import { MOUSE, smallTargets } from './targets.ts'

for (const [path, heading, person = 'manager'] of PAGES) {
  test(`${path} of ${person} comes steadily, in light, dark and at 320 px, with room to press`, async ({
    as,
  }) => {
    const page = await as(person)
    await watchShifts(page)
    await page.goto(path)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    const faults = [...(await movedOn(page, path)), ...(await scan(page))]
    expect([...faults, ...(await smallTargets(page, MOUSE))]).toEqual([])
  })
}

test('a deviation, its dialogs and its assessment', async ({ as }) => {
  const page = await as('manager')
  const report = await reportAt(page, 'Utredning barn och familj', 'Till granskning av sidan')
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('heading', { level: 1, name: report.title }).waitFor()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Lämna över' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Ny enhet' }).click()
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Lämna över' }).click()
  await expect(dialog.getByLabel('Varför hör den')).toHaveAttribute('aria-invalid', 'true')
  expect(await scan(page)).toEqual([])
  await page.goto(`/avvikelser/${report.id}/bedom`)
  await page.getByLabel('Utred').check()
  await page.getByRole('button', { name: 'Starta utredning' }).click()
  await page.getByRole('alert').waitFor()
  expect(await scan(page)).toEqual([])
})

test('the report with its faults, its calendar and its warnings', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/rapportera')
  await page.getByLabel('En annan dag').check()
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Ja').check()
  await page.getByText('Fler uppgifter').click()
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await page.getByRole('alert').first().waitFor()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Välj datum i kalender' }).click()
  await page.getByRole('grid').waitFor()
  expect(await scan(page)).toEqual([])
})

test('open menus, filters and tables', async ({ as }) => {
  const page = await as('developer', { width: 390, height: 844 })
  await page.goto('/statistik')
  await openEach(page, 'Visa som tabell')
  expect(await scan(page)).toEqual([])
  await page.goto('/avvikelser')
  await page.getByText('Filter', { exact: true }).click()
  await page.getByRole('button', { name: 'Meny' }).click()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: /^Konto:/ }).click()
  expect(await scan(page)).toEqual([])
})

async function openEach(page: Page, summary: string): Promise<void> {
  const found = page.getByText(summary)
  await found.first().waitFor()
  for (let i = 0; i < (await found.count()); i += 1) await found.nth(i).click()
}

test('a fault that is planted is found', async ({ as }) => {
  const page = await as('reporter')
  await page.goto('/hjalp')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => {
    const image = document.createElement('img')
    image.src = '/favicon.svg'
    image.width = 900
    const table = document.createElement('table')
    table.createTHead().insertRow().insertCell()
    const row = table.createTBody().insertRow()
    row.insertCell()
    row.insertCell()
    document.querySelector('main')?.append(image, table)
  })
  const faults = await scan(page)
  expect(faults.some((fault) => fault.includes('2 cells in'))).toBe(true)
  expect(faults.some((fault) => fault.includes('image-alt'))).toBe(true)
})
