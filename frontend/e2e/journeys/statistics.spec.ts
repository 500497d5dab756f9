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

test('a unit that was merged from others says since when it is there, until one follows them', async ({
  as,
}) => {
  const page = await as('developer')
  await page.goto('/statistik?period=ar&val=2025')
  await page.getByRole('combobox', { name: 'Enhet' }).fill('Utredning barn')
  await expect(page.getByRole('option').filter({ hasText: 'Utredning barn' })).toHaveText([
    /^Utredning barn Björkdal \(upphörd 2025-02-28\)/,
    /^Utredning barn Hammaren \(upphörd 2025-02-28\)/,
    /^Utredning barn och familj/,
  ])
  await page.getByRole('option', { name: /^Utredning barn och familj/ }).click()
  await expect(page.getByText('Enheten finns sedan 1 mars 2025.')).toBeVisible()
  const reports = page.locator('dl > div', { hasText: /^Rapporter/ })
  const alone = await reports.textContent()
  await page.getByLabel('Följ enheter genom omorganisationer').check()
  await expect(page.getByText('Enheten finns sedan')).toHaveCount(0)
  await expect(reports).not.toHaveText(alone ?? '')
})

test('a tertial stands beside the same one last year, or the one before when one asks', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/statistik?period=tertial&val=2025-2')
  await expect(page.getByText('Jämförs med 1 maj 2024 – 31 augusti 2024')).toBeVisible()
  await page.getByLabel('Jämför med').selectOption('Perioden före')
  await expect(page.getByText('Jämförs med 1 januari 2025 – 30 april 2025')).toBeVisible()
  await page.goto('/statistik')
  await expect(
    page.getByText(/^Perioden är inte slut, så den jämförs med samma dagar: 1 januari/),
  ).toBeVisible()
})
