import { expect, PEOPLE, test, watch } from '../fixtures.ts'

test('without a login one is sent to it and comes back to the same page', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const page = await context.newPage()
  const faults = await watch(page)
  await page.goto('/avvikelser?status=received')
  await page.getByRole('button', { name: PEOPLE.head }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Avvikelser' })).toBeVisible()
  await expect(page).toHaveURL(/\/avvikelser\?status=received$/)

  await page.getByRole('button', { name: `Konto: ${PEOPLE.head}` }).click()
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Du är utloggad' })).toBeVisible()
  await page.goto('/avvikelser')
  await expect(page.getByRole('heading', { level: 1, name: 'Välj vem du vill vara' })).toBeVisible()
  expect(faults).toEqual([])
  await context.close()
})

test('the session ends while one writes: log in again in another tab, and the text is still there', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto('/bff/login?return=/rapportera')
  await page.getByRole('button', { name: 'Emma Vassklint' }).click()
  await page.getByLabel('Vad hände?').fill('Skrivet före utloggningen.')
  await expect(page.getByText(/^Utkast sparat/)).toBeVisible()
  await context.clearCookies()
  await page.getByLabel('Vad hände?').fill('Skrivet före utloggningen. Och lite till.')
  const ended = page.getByRole('heading', { level: 1, name: 'Du har loggats ut' })
  await expect(ended).toBeVisible()

  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Logga in i ny flik' }).click()
  const tab = await opened
  await tab.getByRole('button', { name: 'Emma Vassklint' }).click()
  await expect(tab.getByRole('heading', { name: 'Du är inloggad igen' })).toBeVisible()
  await tab.close()
  await expect(ended).toHaveCount(0)
  await expect(page.getByLabel('Vad hände?')).toHaveValue('Skrivet före utloggningen. Och lite till.')
  await page.getByLabel('Vad hände?').click()
  await page.getByLabel('Vad hände?').press('Control+End')
  await page.getByLabel('Vad hände?').pressSequentially(' Klart.')
  await expect(page.getByText(/^Utkast sparat/)).toBeVisible()
  await context.close()
})

test('logging out in one tab empties the other, and Back brings nothing of it', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await page.goto('/bff/login?return=/hjalp')
  await page.getByRole('button', { name: PEOPLE.head }).click()
  await page.getByRole('link', { name: 'Avvikelser', exact: true }).first().click()
  const row = page.getByRole('table').getByRole('link').first()
  await row.waitFor()
  const title = (await row.textContent()) ?? ''
  await row.click()
  await expect(page).toHaveURL(/\/avvikelser\/[^/]+$/)

  const tab = await context.newPage()
  await tab.goto('/hjalp')
  await tab.getByRole('button', { name: `Konto: ${PEOPLE.head}` }).click()
  await tab.getByRole('button', { name: 'Logga ut' }).click()
  const ended = page.getByRole('heading', { level: 1, name: 'Du har loggats ut' })
  await expect(ended).toBeVisible()
  await page.goBack()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/avvikelser$/)
  await expect(ended).toBeVisible()
  const held = await page.content()
  for (const word of [PEOPLE.head, title]) expect(held).not.toContain(word)

  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Logga in i ny flik' }).click()
  await (await opened).getByRole('button', { name: PEOPLE.head }).click()
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
  await context.close()
})

test('five minutes before the end one is warned, and going on is one press', async ({ as }) => {
  const page = await as('developer')
  await page.clock.install()
  await page.goto('/hjalp')
  await page.getByRole('heading', { level: 1 }).waitFor()
  // An answer that comes after the leap would count as use of the session then.
  await page.waitForLoadState('networkidle')
  await page.clock.fastForward('24:00')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.clock.fastForward('02:00')
  const dialog = page.getByRole('dialog', { name: 'Du loggas snart ut' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Fortsätt arbeta' }).click()
  await expect(dialog).toHaveCount(0)
})
