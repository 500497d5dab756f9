import type { BrowserContext, Page } from '@playwright/test'
import { expect, newReport, ownWord, PHONE, reportAt, test } from '../fixtures.ts'

/** Two who share a computer. Nobody else's tests log in as them. */
const FIRST = 'Leila Rosvinge'
const NEXT = 'Hassan Klarhäll'

async function logIn(page: Page, name: string, to: string): Promise<void> {
  await page.goto(`/bff/login?return=${to}`)
  await page.getByRole('button', { name }).click()
}

/** What a page has sent since, that changes something. */
function sentBy(page: Page): string[] {
  const sent: string[] = []
  page.on('response', (response) => {
    if (response.request().method() !== 'GET' && response.ok()) sent.push(new URL(response.url()).pathname)
  })
  return sent
}

/** The page tells who is logged in, and holds nothing of the first person's, shown or hidden. */
async function expectEmptied(page: Page, ...words: string[]): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: `${NEXT} är inloggad nu` })).toBeVisible()
  await expect(page).toHaveTitle(`${NEXT} är inloggad nu – Kvalitetshjulet`)
  const held = await page.content()
  for (const word of [FIRST, ...words]) expect(held).not.toContain(word)
}

async function backAs(context: BrowserContext, page: Page, name: string): Promise<void> {
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Logga in i ny flik' }).click()
  const tab = await opened
  await tab.getByRole('button', { name }).click()
  await expect(tab.getByRole('heading', { name: 'Du är inloggad igen' })).toBeVisible()
  await tab.close()
}

test.describe.configure({ mode: 'serial' })

test('a colleague logs in in the tab that the page itself opens: the first tab shows and sends nothing more', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', viewport: PHONE })
  const page = await context.newPage()
  await logIn(page, FIRST, '/rapportera')
  await newReport(page)
  const text = `Skrivet av den första, ${ownWord('ord')}.`
  await page.getByLabel('Vad hände?').fill('Början.')
  await expect(page.getByText(/^Utkast sparat/)).toBeVisible()
  await context.clearCookies()
  await page.getByLabel('Vad hände?').fill(text)
  await expect(page.getByRole('heading', { name: 'Du har loggats ut' })).toBeVisible()
  const sent = sentBy(page)
  await backAs(context, page, NEXT)
  await expectEmptied(page, text)
  expect(sent).toEqual([])

  await backAs(context, page, FIRST)
  await expect(page.getByLabel('Vad hände?')).toHaveValue(text)
  await expect(page.getByRole('button', { name: `Konto: ${FIRST}` })).toBeVisible()
  await page.getByLabel('Ingen känd').check()
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tack' })).toBeVisible()
  await page.getByRole('link', { name: 'Visa rapporten' }).click()
  await expect(page.getByText(FIRST).first()).toBeVisible()
  await expect(page.getByText(text)).toBeVisible()
  await context.close()
})

test('a tab that no other tab tells is refused by the server, and then tells who is logged in', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await page.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => undefined
  })
  await logIn(page, FIRST, '/rapportera')
  await newReport(page)
  const text = `Ska inte skickas, ${ownWord('ord')}.`
  await page.getByLabel('Ingen känd').check()
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  // Nothing more is saved after this, so the press below is the first that the server refuses.
  const saved = page.waitForResponse((answer) => answer.request().postData()?.includes(text) ?? false)
  await page.getByLabel('Vad hände?').fill(text)
  await saved
  await expect(page.getByText(/^Utkast sparat/)).toBeVisible()
  const tab = await context.newPage()
  await tab.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => undefined
  })
  await logIn(tab, NEXT, '/hjalp')
  await expect(tab.getByRole('button', { name: `Konto: ${NEXT}` })).toBeVisible()

  const sent = sentBy(page)
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await expectEmptied(page, text)
  expect(sent).toEqual([])
  await page.getByRole('button', { name: `Fortsätt som ${NEXT}` }).click()
  await expect(page.getByRole('button', { name: `Konto: ${NEXT}` })).toBeVisible()
  await page.goto('/rapportera')
  await expect(page.getByLabel('Vad hände?')).toHaveValue('')
  await context.close()
})

test('a list and a matter of the first person’s leave the screen as soon as a colleague opens the product', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await logIn(page, FIRST, '/avvikelser')
  const report = await reportAt(page, 'Försörjningsstöd Ängen', `Eget ${ownWord('ord')}`)
  const list = await context.newPage()
  await list.goto('/avvikelser')
  await expect(list.getByText(report.title)).toBeVisible()
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('button', { name: 'Lägg till uppgifter' }).click()
  const addition = page.getByRole('dialog').getByLabel('Vad vill du lägga till')
  await addition.fill('Ett tillägg under arbete.')

  const tab = await context.newPage()
  await logIn(tab, NEXT, '/')
  await expect(tab.getByRole('button', { name: `Konto: ${NEXT}` })).toBeVisible()
  await expectEmptied(list, report.title)
  await expectEmptied(page, report.title, 'Ett tillägg under arbete.')

  await backAs(context, page, FIRST)
  await expect(page.getByRole('heading', { level: 1, name: report.title })).toBeVisible()
  await expect(list.getByText(report.title)).toBeVisible()
  const told = page.getByText('Det du skrev i ”Lägg till uppgifter” finns kvar.')
  await expect(told).toBeVisible()
  await page.getByRole('button', { name: 'Lägg till uppgifter' }).click()
  await expect(told).toBeHidden()
  await expect(addition).toHaveValue('Ett tillägg under arbete.')
  await context.close()
})

test('a word that somebody looked for is not there for the next who goes back in the same tab', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const page = await context.newPage()
  const word = ownWord('hemligt')
  const field = page.getByRole('searchbox').first()
  await logIn(page, FIRST, '/avvikelser')
  await field.fill(word)
  await field.press('Enter')
  await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).toContain(word)
  await page.reload()
  await expect(field).toHaveValue(word)
  const place = await page.evaluate(() => history.length)
  await context.clearCookies()
  await logIn(page, NEXT, '/avvikelser')
  await expect(page.getByRole('button', { name: `Konto: ${NEXT}` })).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => void asked.push(`${request.url()} ${request.postData()}`))
  await page.addInitScript(() => Object.assign(window, { began: JSON.stringify(history.state) }))
  const back = page.waitForEvent('load')
  await page.evaluate((at) => history.go(at - history.length), place)
  await back
  expect(await page.evaluate<string>('began'), 'the way back leads to the page of the word').toContain(word)
  await expect(page.getByRole('button', { name: `Konto: ${NEXT}` })).toBeVisible()
  await expect(field).toHaveValue('')
  await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).not.toContain(word)
  expect(asked.filter((sent) => sent.includes(word))).toEqual([])
  await context.close()
})

test('the check bites: a page that does not say whose it is, or says another, is refused', async ({ as }) => {
  const page = await as('reporter', PHONE)
  await newReport(page)
  await page.getByLabel('Vad hände?').fill('Ska vägras.')
  const answers: number[] = []
  for (const said of [undefined, crypto.randomUUID()]) {
    // oxlint-disable-next-line no-await-in-loop -- one way after the other
    const status = await page.evaluate(async (person) => {
      const user = (await (await fetch('/bff/user')).json()) as { csrfToken: string }
      const answer = await fetch('/bff/api/drafts', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-CSRF-Token': user.csrfToken,
          ...(person === undefined ? {} : { 'X-Person-Id': person }),
        },
        body: '{}',
      })
      return answer.status
    }, said)
    answers.push(status)
  }
  expect(answers).toEqual([403, 403])
})
