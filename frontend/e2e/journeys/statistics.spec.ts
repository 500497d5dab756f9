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
  const name = (await download).suggestedFilename()
  expect(name).toMatch(/^avvikelser_.+_2023-09-01_2024-08-31_per-\d{4}-\d\d-\d\d_hanteringstid\.csv$/)
  const file = await readFile(await (await download).path(), 'utf8')
  expect(file.split('\r\n')[0]).toBe('\ufeffHanteringstid;Antal;Andel;Jämförelse;Andel då')
  expect(file).toContain('Alla avvikelser;544;')
  expect(file).toMatch(/Källa: .+ 1 september 2023 – 31 augusti 2024, läget/)
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
  await page.getByLabel('Följ enheter genom omorganisationer').click()
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

test("the year's figures into a document: one click for the page, one for a figure", async ({ as }) => {
  const page = await as('developer')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/statistik?val=2025')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Hela sidan som Excel' }).click()
  const workbook = await download
  expect(workbook.suggestedFilename()).toMatch(
    /^avvikelser_.+_2025-01-01_2025-12-31_per-\d{4}-\d\d-\d\d\.xlsx$/,
  )
  const content = await readFile(await workbook.path())
  expect(content.subarray(0, 2).toString()).toBe('PK')

  const figure = page.getByRole('figure', { name: 'Kategori', exact: true })
  await figure.getByRole('button', { name: 'Kopiera till rapport' }).click()
  await expect(page.getByText('Kategori är kopierad')).toBeVisible()
  const kinds = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const read = async (kind: string) => (item === undefined ? '' : (await item.getType(kind)).text())
    return { html: await read('text/html'), text: await read('text/plain') }
  })
  expect(kinds.text).toMatch(/^Kategori\. Flest finns under/)
  expect(kinds.text).toMatch(/\nKälla: .+, Hela nämnden|\nKälla: .+\. Hela nämnden/)
  expect(kinds.html).toContain('<th>Andel</th>')

  await figure.getByText('Visa som tabell').click()
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const kind of ['SVG', 'PNG']) {
    const picture = page.waitForEvent('download')
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    await figure.getByRole('button', { name: `Bild (${kind})` }).click()
    // oxlint-disable-next-line no-await-in-loop -- as above
    const file = await readFile(await (await picture).path())
    expect(file.length).toBeGreaterThan(2_000)
    if (kind !== 'SVG') continue
    expect(file.toString()).toMatch(/Kategori<.*Källa: /s)
    expect(file.toString(), 'in light colours, whatever the screen is').toContain('rgb(24, 33, 43)')
  }
})

test('a figure is the number of rows of the list that it leads to, by mouse and by keyboard', async ({
  as,
}) => {
  const page = await as('developer')
  await page.goto('/statistik?val=2025&omrade=adults')
  await page.getByRole('figure', { name: 'Enhet', exact: true }).waitFor()
  const links = await page
    .locator('a[href^="/avvikelser?"]')
    .evaluateAll((all) => all.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? '']))
  expect(links.length).toBeGreaterThan(60)
  for (const name of ['Hanteringstid', 'Kategori', 'Orsak', 'Enhet']) {
    // oxlint-disable no-await-in-loop -- one list after the other
    await page.goto('/statistik?val=2025&omrade=adults')
    const figure = page.getByRole('figure', { name, exact: true })
    await figure.getByText('Visa som tabell').click()
    const cell = figure.getByRole('table').getByRole('link').first()
    const shown = (await cell.textContent()) ?? ''
    await cell.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/avvikelser\?/)
    await expect(page.getByText(new RegExp(`^${shown} avvikelse`)).first()).toBeVisible()
    await expect(page.getByText(/Listan är den som siffran i statistiken räknades på/)).toBeVisible()
    // oxlint-enable no-await-in-loop
  }
  await page.goto('/statistik?val=2025')
  const bar = page
    .getByRole('figure', { name: 'Kategori', exact: true })
    .locator('svg')
    .getByRole('link')
    .first()
  await expect(bar).toHaveAccessibleName(/\d,\d.%$/)
  await bar.click()
  await page.waitForURL(/kategori=/)
})

test('a figure of actions is the number of rows of the list that it leads to', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/statistik')
  await page.locator('main').getByRole('link', { name: 'Åtgärder', exact: true }).click()
  await page.waitForURL(/\/statistik\/atgarder/)
  await page.getByRole('figure', { name: 'Läge' }).waitFor()
  await expect(page.getByRole('link', { name: 'Hela sidan som Excel' })).toBeVisible()
  for (const name of ['Läge', 'Slag', 'Vad åtgärden gäller', 'Enhet', 'Effekt efter styrka']) {
    // oxlint-disable no-await-in-loop -- one list after the other
    await page.goto('/statistik/atgarder')
    const figure = page.getByRole('figure', { name, exact: true })
    await figure.getByText('Visa som tabell').click()
    const cell = figure.getByRole('table').getByRole('link').first()
    const shown = (await cell.textContent()) ?? ''
    await cell.click()
    await page.waitForURL(/\/atgarder\?/)
    await expect(page.getByText(new RegExp(`^${shown} åtgärd`)).first()).toBeVisible()
    await expect(page.getByText(/Listan är den som siffran i statistiken räknades på/)).toBeVisible()
    // oxlint-enable no-await-in-loop
  }
  await page.getByRole('button', { name: 'Visa utan det här urvalet' }).click()
  await expect(page.getByText(/Listan är den som siffran/)).toBeHidden()
})
