import { expect, ownWord, reportAt, test } from '../fixtures.ts'

test('filters stand in the address, so that a link and Back work', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/avvikelser')
  const all = await page
    .getByRole('main')
    .getByText(/^[\d\s]+ avvikelser$/)
    .textContent()
  await page.getByRole('group', { name: 'Läge' }).getByLabel('Under utredning').check()
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
  await expect(page.getByRole('main').getByText(all ?? '?', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Nästa' }).click()
  await expect(page).toHaveURL(/sida=2/)
  await expect(page.getByText(/^Visar 21–40 av/)).toBeVisible()
})

test('words searched for never stand in an address, and Back finds them again', async ({ as }) => {
  const page = await as('reporter')
  const word = ownWord('Sökord')
  const report = await reportAt(page, 'Mottagning barn och unga', word)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto('/avvikelser')
  await page.getByLabel('Sök i texten').fill(word)
  await page.getByLabel('Sök i texten').press('Enter')
  await expect(page.getByText(`1 avvikelse · Sökning: ${word}`)).toBeVisible()
  await page.getByRole('link', { name: report.reference }).click()
  await expect(page.getByRole('heading', { level: 1, name: word })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Sök i texten')).toHaveValue(word)
  await expect(page.getByText(`1 avvikelse · Sökning: ${word}`)).toBeVisible()
  expect([page.url(), ...addresses].filter((address) => address.includes(word))).toEqual([])
})

test('another board’s matter does not exist', async ({ as }) => {
  const reporter = await as('reporter')
  const report = await reportAt(reporter, 'Mottagning barn och unga', 'Bara för nämnden')
  const page = await as('otherBoard')
  await page.goto(`/avvikelser/${report.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Sidan finns inte' })).toBeVisible()
  await expect(page.getByText('Bara för nämnden')).toHaveCount(0)
})

test('the menu holds only what one may use', async ({ as }) => {
  const menu = (page: Awaited<ReturnType<typeof as>>) =>
    page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link')
  const reporter = await as('reporter')
  await reporter.goto('/')
  await expect(menu(reporter)).toHaveText([
    'Rapportera',
    'Min arbetslista',
    'Avvikelser',
    'Ej verkställda beslut',
  ])
  const administrator = await as('administrator')
  await administrator.goto('/hjalp')
  await expect(menu(administrator)).toHaveText(['Ej verkställda beslut', 'Administration'])
})
