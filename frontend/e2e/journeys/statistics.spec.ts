import { readFile } from 'node:fs/promises'
import { expect, test } from '../fixtures.ts'

test('the quality year 2023/24: the published total, in tile, table and file alike', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/statistik')
  await page.getByLabel('Period', { exact: true }).selectOption('Kvalitetsår')
  await page.getByLabel('Vilken').selectOption('2023/24')
  await page.getByRole('combobox', { name: 'Område' }).selectOption('Barn och unga')
  await expect(page).toHaveURL(/period=kvalitetsar&val=2023&omrade=children-youth/)
  await expect(page.locator('dl > div', { hasText: /^Rapporter/ })).toContainText('544')

  const figure = page.getByRole('figure', { name: 'Hanteringstid' })
  await figure.getByText('Visa som tabell').click()
  await expect(figure.getByRole('row', { name: /Alla avvikelser/ })).toContainText('544')
  const counts = await figure.locator('tbody tr td:nth-child(2)').allTextContents()
  expect(counts.slice(0, 5).reduce((sum, cell) => sum + Number(cell.replaceAll(/\s/g, '')), 0)).toBe(544)

  const download = page.waitForEvent('download')
  await figure.getByRole('button', { name: 'Ladda ner som CSV' }).click()
  const file = await readFile(await (await download).path(), 'utf8')
  expect(file.split('\r\n')[0]).toBe('\ufeffHanteringstid;Antal;Andel;Jämförelse;Andel då')
  expect(file).toContain('Alla avvikelser;544;')
})

test('a member of the board sees how many, and is offered only what can be asked', async ({ as }) => {
  const page = await as('boardMember')
  await page.goto('/statistik')
  await expect(page).toHaveURL(/\/statistik\/namnden$/)
  const card = page.getByRole('main')
  await expect(card.getByText(/Visas inte, för att talen är små/)).toBeVisible()
  await page.getByLabel('Visa', { exact: true }).selectOption('Hela nämnden, ett år')
  await page.getByLabel('År', { exact: true }).selectOption('2025')
  await expect(card.getByRole('row', { name: /Alla rapporter/ })).toBeVisible()
  await expect(card.getByText(/^Visas inte/)).toHaveCount(0)
  await expect(page.getByLabel('Delat på').getByRole('option')).toHaveText(['Kategori', 'Allvarlighetsgrad'])
  await page.getByLabel('Visa', { exact: true }).selectOption('En enhet, ett kvartal')
  await expect(card.getByText('Välj en enhet')).toBeVisible()
  await page.getByRole('combobox', { name: 'Enhet' }).fill('Avdelning Vuxna')
  await page.getByRole('option', { name: /^Avdelning Vuxna/ }).click()
  await expect(card.getByText('För få rapporter för att visas')).toBeVisible()
  await page.getByText('Så skyddas den som står bakom en rapport').click()
  await expect(card.getByText(/En månad visas när hela kvartalet är slut/)).toBeVisible()
})
