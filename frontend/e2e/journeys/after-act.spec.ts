import { scan } from '../axe.ts'
import { expect, newReport, ownWord, PEOPLE, PHONE, reportAt, test } from '../fixtures.ts'

const UNIT = 'Utredning barn och familj'

test('what is no deviation is undone, and waits to be assessed again', async ({ as }) => {
  const page = await as('manager', PHONE)
  const report = await reportAt(page, UNIT, ownWord('Ångrad '))
  await page.goto(`/avvikelser/${report.id}/bedom`)
  await page.getByLabel('Inte en avvikelse').check()
  await page.getByLabel('Skäl').fill('Mötet var ombokat.')
  await page.getByRole('button', { name: 'Spara beslutet' }).click()
  await expect(page.getByText('Du bedömde att det inte är en avvikelse')).toBeVisible()
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Ångra', exact: true }).click()
  await expect(page.getByText('Ångrat: rapporten väntar på bedömning igen')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Bedöm', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ångra', exact: true })).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: 'Bedömningen ångrad' })).toContainText(
    PEOPLE.manager,
  )
  await expect(page.getByText('Mötet var ombokat.').last()).toBeVisible()
})

test('a hand-over says what time follows, and is undone from where it was', async ({ as }) => {
  const page = await as('manager')
  const report = await reportAt(page, UNIT, ownWord('Överlämnad '))
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('button', { name: 'Lämna över' }).click()
  const dialog = page.getByRole('dialog')
  await expect(
    dialog.getByText(/^Tiden följer med: .* bedöma rapporten senast .* \(\d+ dagar kvar\)\.$/),
  ).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Ny enhet' }).fill('Mottagning barn')
  await page
    .getByRole('option', { name: /Mottagning barn och unga/ })
    .first()
    .click()
  await dialog.getByLabel('Varför hör den hemma där?').fill('Fel enhet.')
  expect(await scan(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Lämna över' }).click()
  await expect(page.getByText('Du lämnade över till Mottagning barn och unga')).toBeVisible()
  const other = await as('developer')
  await other.goto(`/avvikelser/${report.id}`)
  await expect(other.getByRole('button', { name: 'Ångra', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Ångra', exact: true }).click()
  await expect(page.getByText(`Ångrat: avvikelsen är tillbaka hos ${UNIT}`)).toBeVisible()
  await expect(page.getByText(`Ångrat: tillbaka hos ${UNIT}`)).toBeVisible()
})

test('somebody acts after: the step stands, and the reason is said', async ({ as }) => {
  const page = await as('manager')
  const report = await reportAt(page, UNIT, ownWord('Hunnen '))
  await page.goto(`/avvikelser/${report.id}/bedom`)
  await page.getByLabel('Inte en avvikelse').check()
  await page.getByLabel('Skäl').fill('Dubblett.')
  await page.getByRole('button', { name: 'Spara beslutet' }).click()
  const other = await as('developer')
  await other.goto(`/avvikelser/${report.id}`)
  await other.getByRole('button', { name: 'Lägg till uppgifter' }).click()
  await other.getByLabel('Vad vill du lägga till').fill('Jag har ringt enheten.')
  await other.getByRole('dialog').getByRole('button', { name: 'Lägg till' }).click()
  await expect(other.getByText('Uppgifterna är tillagda')).toBeVisible()
  await page.getByRole('button', { name: 'Ångra', exact: true }).click()
  const conflict = page.getByRole('dialog', { name: 'Någon annan har ändrat' })
  await expect(conflict.getByRole('button', { name: 'Spara mitt i stället' })).toHaveCount(0)
  await conflict.getByRole('button', { name: 'Behåll det sparade' }).click()
  await expect(page.getByText('Jag har ringt enheten.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ångra', exact: true })).toHaveCount(0)
})

test('on a shared device a report is sent and its author logged out, with the number', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', viewport: PHONE })
  const page = await context.newPage()
  const word = ownWord('Delad ')
  await page.goto('/bff/login?return=/rapportera')
  await page.getByRole('button', { name: PEOPLE.reporter }).click()
  await newReport(page)
  await page.getByLabel('Vad hände?').fill(word)
  await expect(page.getByText(/^Utkast sparat/)).toBeVisible()
  await page.getByLabel('Ingen känd').check()
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  await page.getByRole('button', { name: 'Skicka och logga ut' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tack, rapporten är skickad' })).toBeVisible()
  const reference = /AVV-\d+/.exec(
    (await page.getByText(/^Rapportnumret är AVV-\d+/).textContent()) ?? '',
  )?.[0]
  expect(await scan(page)).toEqual([])
  expect(await page.evaluate(async () => (await fetch('/bff/user')).status)).toBe(401)
  expect((await context.cookies()).filter((cookie) => cookie.name.includes('sid'))).toEqual([])
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(word)
  await page.goto('/utloggad?state=<b>AVV-1</b>')
  await expect(page.getByRole('heading', { level: 1, name: 'Du är utloggad', exact: true })).toBeVisible()

  await page.goto('/bff/login?return=/rapportera')
  await page.getByRole('button', { name: PEOPLE.reporter }).click()
  await expect(page.getByLabel('Vad hände?')).toHaveValue('')
  await page.goto('/avvikelser')
  await expect(page.getByRole('link', { name: reference ?? '?' }).first()).toBeVisible()
  await context.close()
})

test('who reads a suspected misconduct is said before it is sent, by role and name', async ({ as }) => {
  const page = await as('reporter', PHONE)
  await newReport(page)
  await expect(page.getByText('De här läser rapporten')).toHaveCount(0)
  await page.getByLabel('Misstänkt missförhållande').check()
  await expect(page.getByText('De här läser rapporten')).toBeVisible()
  for (const role of ['Enhetschef', 'Kvalitetsutvecklare']) {
    const told = page.locator('dl > div', { has: page.locator(`dt:text-is("${role}")`) })
    // oxlint-disable-next-line no-await-in-loop -- one role after the other
    await expect(told).toContainText(role === 'Enhetschef' ? PEOPLE.head : PEOPLE.developer)
  }
  expect(await scan(page)).toEqual([])
})

test('a page that failed comes by itself when the net is back', async ({ as }) => {
  const page = await as('developer')
  const figures = '**/bff/api/deviation-statistics*'
  await page.goto('/avvikelser')
  await page.getByRole('heading', { level: 1, name: 'Avvikelser' }).waitFor()
  await page.route(figures, (route) => route.abort())
  await page.getByRole('link', { name: 'Statistik' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sidan gick inte att visa' })).toBeVisible()
  await page.unroute(figures)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('heading', { level: 1, name: 'Statistik' })).toBeVisible()
})

test('a page whose own part could not be fetched comes by itself when the net is back', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/hjalp')
  await page.getByRole('heading', { level: 1, name: 'Hjälp' }).waitFor()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Statistik' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sidan gick inte att visa' })).toBeVisible()
  await expect(page.getByText('Ingen kontakt med nätet')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { level: 1, name: 'Statistik' })).toBeVisible()
})

test('a page of an older version takes in the new one when a part of it is gone', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/hjalp')
  await page.getByRole('heading', { level: 1, name: 'Hjälp' }).waitFor()
  let isOld = true
  page.on('request', (request) => {
    if (request.isNavigationRequest()) isOld = false
  })
  await page.route('**/assets/statistik*', (route) =>
    isOld ? route.fulfill({ status: 404 }) : route.continue(),
  )
  await page.getByRole('link', { name: 'Statistik' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Statistik' })).toBeVisible()
  expect(isOld).toBe(false)
})

test('absence offers those who may be chosen, and a name is found the other way round in every board', async ({
  as,
}) => {
  const manager = await as('manager')
  await manager.goto('/administration/franvaro/ny')
  const person = manager.getByRole('combobox', { name: 'Vem är borta?' })
  await person.fill(PEOPLE.head.split(' ')[1] ?? '')
  await expect(manager.getByRole('option').first()).toBeVisible()
  await expect(manager.getByRole('option', { name: PEOPLE.head })).toHaveCount(0)
  const [staff = ''] = await manager.evaluate(async () => {
    const me = (await (await fetch('/bff/api/me')).json()) as { name: string }
    const answer = await fetch('/bff/api/persons?canBeAway=true&limit=100')
    const { persons } = (await answer.json()) as { persons: { name: string }[] }
    return persons.map(({ name }) => name).filter((name) => name !== me.name)
  })
  await person.fill(staff.split(' ').toReversed().join(' '))
  await expect(manager.getByRole('option', { name: staff })).toBeVisible()

  const administrator = await as('administrator')
  await administrator.goto('/administration/personer')
  await administrator.getByLabel('Sök på namn').fill('Solrönn Nadia')
  await administrator.getByRole('button', { name: 'Sök', exact: true }).click()
  await expect(administrator.getByRole('link', { name: PEOPLE.otherBoard })).toBeVisible()
  await expect(administrator.getByText('Sökning i alla dina nämnder: Solrönn Nadia')).toBeVisible()
  expect(await scan(administrator)).toEqual([])
})

test('on a phone the clock of a decision comes first, and the worst column of the matrix is in sight', async ({
  as,
}) => {
  const page = await as('decisionReporter', PHONE)
  await page.goto('/ej-verkstallda')
  await page.getByRole('link', { name: /^BES-/ }).first().click()
  const first = page.locator('main section h2').first()
  await expect(first).toHaveText('Tiden')
  const manager = await as('manager', { width: 320, height: 800 })
  const report = await reportAt(manager, UNIT, ownWord('Matris '))
  for (const width of [320, 390, 1024, 1280]) {
    // oxlint-disable-next-line no-await-in-loop -- one width after the other
    await manager.setViewportSize({ width, height: 900 })
    // oxlint-disable-next-line no-await-in-loop -- one width after the other
    await manager.goto(`/avvikelser/${report.id}/bedom`)
    // oxlint-disable-next-line no-await-in-loop -- one width after the other
    await manager.getByLabel('Utred').check()
    const matrix = manager.getByRole('region', { name: 'Riskmatris' })
    // oxlint-disable-next-line no-await-in-loop -- one width after the other
    const seen = await matrix.evaluate((area) => ({
      hidden: area.scrollWidth - area.clientWidth,
      wrapped: [...area.querySelectorAll('td span')].filter((cell) => {
        const { lineHeight } = getComputedStyle(cell)
        return cell.getBoundingClientRect().height > 2 * Number.parseFloat(lineHeight) + 14
      }).length,
    }))
    expect(seen.hidden, `hidden at ${width}`).toBeLessThanOrEqual(0)
    expect(seen.wrapped, `wrapped at ${width}`).toBe(0)
  }
})
