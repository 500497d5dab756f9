import { expect, ownWord, PHONE, reportAt, test } from '../fixtures.ts'

test('filters stand in the address, so that a link and Back work', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/avvikelser')
  const found = page.getByRole('main').getByText(/^(Mer än )?[\d\s]+ avvikelser$/)
  const all = await found.textContent()
  await page.getByRole('group', { name: 'Läge' }).getByLabel('Under utredning').click()
  await expect(page).toHaveURL(/\?status=investigating$/)
  await expect(page.getByRole('row').nth(1)).toContainText('Under utredning')
  await expect(page.getByRole('main').getByText(all ?? '?', { exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Tid' }).click()
  await expect(page).toHaveURL(/sort=dueOn/)
  await expect(page.getByRole('columnheader', { name: 'Tid' })).toHaveAttribute('aria-sort', 'ascending')
  await page.reload()
  await expect(page.getByRole('group', { name: 'Läge' }).getByLabel('Under utredning')).toBeChecked()
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('group', { name: 'Läge' }).getByLabel('Under utredning')).not.toBeChecked()
  await expect(found).toHaveText(/^Mer än 1\s000 avvikelser$/)
  await page.getByRole('link', { name: 'Nästa' }).click()
  await expect(page).toHaveURL(/sida=2/)
  await expect(page.getByText(/^Visar 21–40 av mer än/)).toBeVisible()
})

test('every filter that names units offers those that have ended, with their last day', async ({ as }) => {
  const pages = {
    developer: ['/avvikelser', '/statistik'],
    decisionReporter: ['/ej-verkstallda', '/ej-verkstallda/avgifter'],
  } as const
  for (const person of ['developer', 'decisionReporter'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one person after the other
    const page = await as(person)
    // oxlint-disable-next-line no-await-in-loop -- as above
    await page.goto('/hjalp')
    // oxlint-disable-next-line no-await-in-loop -- as above
    const ended = await page.evaluate(async () => {
      const answer = await fetch('/bff/api/units?includeEnded=true&limit=100')
      const { units } = (await answer.json()) as { units: { id: string; validTo: string | null }[] }
      return units.find((unit) => unit.validTo !== null)
    })
    for (const path of pages[person]) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await page.goto(`${path}?enhet=${ended?.id}`)
      const field = page.getByRole('combobox', { name: 'Enhet' })
      // oxlint-disable-next-line no-await-in-loop -- as above
      await expect(field, path).toHaveValue(/ \(upphörd \d{4}-\d\d-\d\d\)$/)
    }
  }
})

test('words searched for never stand in an address, and Back finds them again', async ({ as }) => {
  const page = await as('reporter')
  const word = ownWord('Sökord')
  const report = await reportAt(page, 'Mottagning barn och unga', word)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto('/avvikelser')
  await page.getByLabel('Sök', { exact: true }).fill(word)
  await page.getByLabel('Sök', { exact: true }).press('Enter')
  await expect(page.getByText(`1 avvikelse · Sökning: ${word}`)).toBeVisible()
  await page.getByRole('link', { name: report.reference }).click()
  await expect(page.getByRole('heading', { level: 1, name: word })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Sök', { exact: true })).toHaveValue(word)
  await expect(page.getByText(`1 avvikelse · Sökning: ${word}`)).toBeVisible()
  expect([page.url(), ...addresses].filter((address) => address.includes(word))).toEqual([])
})

test('what a search comes upon is ordered, paged and gone through as a list', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/avvikelser')
  await page.getByLabel('Sök', { exact: true }).fill('hyran')
  await page.getByLabel('Sök', { exact: true }).press('Enter')
  await expect(page.getByText(/^Visar 1–20 av \d+$/)).toBeVisible()
  await page.getByRole('button', { name: 'Inkom' }).click()
  await expect(page.getByRole('columnheader', { name: 'Inkom' })).toHaveAttribute('aria-sort', 'ascending')
  const links = page.getByRole('link', { name: /^AVV-\d+$/ })
  const first = (await links.first().textContent()) ?? '?'
  await page.getByRole('navigation', { name: 'Sidor' }).getByRole('link', { name: 'Nästa' }).click()
  await expect(page).toHaveURL(/\?sort=reportedAt&sida=2$/)
  await expect(page.getByText(/^Visar 21–40 av \d+$/)).toBeVisible()
  await expect(page.getByLabel('Sök', { exact: true })).toHaveValue('hyran')
  await expect(links.first()).not.toHaveText(first)
  const numbers = await links.allTextContents()
  await page.getByRole('link', { name: numbers[0] ?? '?', exact: true }).click()
  await page.getByRole('navigation', { name: 'Andra i listan' }).getByRole('link', { name: 'Nästa' }).click()
  await expect(page.getByText(numbers[1] ?? '?', { exact: true }).first()).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Avvikelser', exact: true }).click()
  await expect(page).toHaveURL(/\?sort=reportedAt&sida=2$/)
  await expect(page.getByLabel('Sök', { exact: true })).toHaveValue('hyran')
})

test('the choices of more filters narrow the list, and are printed', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/avvikelser')
  await page.getByText('Fler filter', { exact: true }).click()
  await page.getByLabel('Kategori').selectOption('other')
  await expect(page).toHaveURL(/\?kategori=other$/)
  await page.getByLabel('Område').selectOption('children-youth')
  await expect(page).toHaveURL(/omrade=children-youth/)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/^Urval: Kategori: .+ · Område: Barn och unga/)).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Inkom' })).toBeVisible()
})

test('another board’s matter does not exist', async ({ as }) => {
  const reporter = await as('reporter')
  const report = await reportAt(reporter, 'Mottagning barn och unga', 'Bara för nämnden')
  const page = await as('otherBoard')
  await page.goto(`/avvikelser/${report.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Sidan finns inte' })).toBeVisible()
  await expect(page.getByText('Bara för nämnden')).toHaveCount(0)
})

test('who has no work list has a start page, and everybody is told plainly where it may not be', async ({
  as,
}) => {
  const administrator = await as('administrator')
  await administrator.goto('/')
  await expect(administrator.getByRole('heading', { level: 1, name: 'Start' })).toBeVisible()
  const auditor = await as('auditor')
  await auditor.goto('/')
  await expect(auditor.getByRole('heading', { level: 1, name: 'Start' })).toBeVisible()
  const reporter = await as('reporter')
  await reporter.goto('/statistik')
  await expect(
    reporter.getByRole('heading', { level: 1, name: 'Du har inte behörighet till sidan' }),
  ).toBeVisible()
  await expect(reporter.getByRole('button', { name: 'Försök igen' })).toHaveCount(0)
  await reporter.goto('/avvikelser/halvt-nummer')
  await expect(reporter.getByRole('heading', { level: 1, name: 'Sidan finns inte' })).toBeVisible()
})

test('only the page one is on is marked as current; a page beyond the end leads back', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/avvikelser?sida=2')
  const pages = page.getByRole('navigation', { name: 'Sidor' })
  await expect(pages.locator('[aria-current]')).toHaveText(['2'])
  await page.goto('/avvikelser?sida=9999')
  await page.getByRole('link', { name: 'Till första sidan' }).click()
  await expect(pages.locator('[aria-current]')).toHaveText(['1'])
})

test('on a phone the filters are folded, and say how many are chosen', async ({ as }) => {
  const page = await as('developer', PHONE)
  await page.goto('/avvikelser?status=investigating')
  await expect(page.getByRole('group', { name: 'Läge' })).toBeHidden()
  await page.getByText('Filter, 1 vald').click()
  await page.getByRole('group', { name: 'Läge' }).getByLabel('Inkommen').click()
  await expect(page.getByText('Filter, 2 valda')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Läge' })).toBeVisible()
})

test('the menu holds only what one may use', async ({ as }) => {
  const menu = (page: Awaited<ReturnType<typeof as>>) =>
    page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link')
  const reporter = await as('reporter')
  await reporter.goto('/')
  await expect(menu(reporter)).toHaveText([
    'Rapportera',
    /^Min arbetslista/,
    'Avvikelser',
    'Åtgärder',
    'Ej verkställda beslut',
    'Lärande',
  ])
  const administrator = await as('administrator')
  await administrator.goto('/hjalp')
  await expect(menu(administrator)).toHaveText([
    'Start',
    'Ej verkställda beslut',
    'Lärande',
    'Administration',
  ])
})
