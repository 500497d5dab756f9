import { choose, expect, newReport, ownWord, PHONE, test } from '../fixtures.ts'

const TEXT = 'Boendestödet uteblev i går kväll. Ingen hade fått veta att kollegan var sjuk.'

test('a report on a phone: four answers, a receipt, and it stands among one’s own', async ({ as }) => {
  const page = await as('reporter', PHONE)
  await page.goto('/')
  await page.getByRole('button', { name: 'Meny' }).click()
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Rapportera' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Rapportera' })).toBeFocused()
  await expect(page.getByText('din enhet')).toBeVisible()

  await page.getByLabel('Vad hände?').fill(TEXT)
  await page.getByLabel('En person').check()
  await page.getByLabel('Ärendenummer').fill('NORD-2026-77')
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Tack, rapporten är skickad' })).toBeFocused()
  const reference = await page.getByText(/^AVV-\d+$/).textContent()
  await page.getByRole('link', { name: 'Visa rapporten' }).click()
  await expect(page.getByText(TEXT)).toBeVisible()
  await expect(page.getByText('NORD-2026-77')).toBeVisible()
  await page.goto('/')
  await expect(page.getByText(reference ?? '?')).toBeVisible()
})

test('who has other work reads the own report too: after a reload, from the start page and in the list', async ({
  as,
}) => {
  const page = await as('decisionReporter')
  const words = ownWord('Brevet gick fel ')
  await newReport(page)
  await page.getByLabel('Vad hände?').fill(words)
  await choose(page, 'Enhet', 'Vuxenenheten')
  await page.getByLabel('Ingen känd').check()
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tack, rapporten är skickad' })).toBeFocused()
  const reference = (await page.getByText(/^AVV-\d+$/).textContent()) ?? '?'
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Tack, rapporten är skickad' })).toBeVisible()

  await page.goto('/')
  await page.getByRole('link', { name: 'Visa alla dina rapporter' }).click()
  await page.getByRole('link', { name: reference }).click()
  await expect(page.getByRole('heading', { level: 1, name: words })).toBeVisible()
})

test('what is missing is said at the top and at each question, and the focus goes there', async ({ as }) => {
  const page = await as('reporter', PHONE)
  await newReport(page)
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveText([
    'Vad hände? Beskriv vad det gäller',
    'Vem drabbades? Svara på vem som drabbades',
    'Är någon i fara just nu? Svara på om någon är i fara',
  ])
  await summary.getByRole('link', { name: 'Beskriv vad det gäller' }).click()
  await expect(page.getByLabel('Vad hände?')).toBeFocused()
  await page.getByLabel('Vad hände?').fill('Nu finns det en text.')
  await expect(page.getByLabel('Vad hände?')).not.toHaveAttribute('aria-invalid')
})

test('a personal number is warned about while typing', async ({ as }) => {
  const page = await as('reporter', PHONE)
  await newReport(page)
  await page.getByLabel('Vad hände?').fill('Gäller 811218-9876 i dag.')
  await expect(page.getByText('ser ut att innehålla ett personnummer')).toBeVisible()
})

test('a draft survives that the page is left, and is gone when the report is sent', async ({ as }) => {
  const page = await as('otherBoard', PHONE)
  await page.goto('/rapportera')
  await page.getByLabel('Vad hände?').fill('Påbörjad på bussen.')
  await expect(page.getByText(/^Utkast sparat/)).toBeVisible()
  await page.reload()
  await expect(page.getByText('Vi har hämtat ditt utkast')).toBeVisible()
  await expect(page.getByLabel('Vad hände?')).toHaveValue('Påbörjad på bussen.')
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('bussen')

  const saved = page.waitForResponse((answer) => answer.request().postData()?.includes('hemma') ?? false)
  await page.getByLabel('Vad hände?').fill('Påbörjad på bussen, klar hemma.')
  await saved
  await page.getByRole('link', { name: 'Kvalitetshjulet' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Min arbetslista' })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Vad hände?')).toHaveValue('Påbörjad på bussen, klar hemma.')

  await page.getByLabel('Ingen känd').check()
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tack' })).toBeVisible()
  await page.goto('/rapportera')
  await expect(page.getByLabel('Vad hände?')).toHaveValue('')
})

test('the network goes away: the text stays, and the report is sent once when it is back', async ({ as }) => {
  const page = await as('reporter', PHONE)
  const word = ownWord('nätfel')
  await newReport(page)
  await page.getByLabel('Vad hände?').fill(`Texten om ${word}.`)
  await page.getByLabel('Ingen känd').check()
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  await page.context().setOffline(true)
  await expect(page.getByText('Ingen kontakt med nätet')).toBeVisible()
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await expect(page.getByText('Rapporten är inte skickad')).toBeVisible()
  await expect(page.getByLabel('Vad hände?')).toHaveValue(`Texten om ${word}.`)
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { level: 1, name: 'Tack' })).toBeVisible()

  await page.goto('/avvikelser')
  await page.getByLabel('Sök', { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Sök', exact: true }).click()
  await expect(page.getByText(`1 avvikelse · Sökning: ${word}`)).toBeVisible()
})

test('an answer that got lost does not give two reports', async ({ as }) => {
  const page = await as('reporter', PHONE)
  const word = ownWord('svarsfel')
  await newReport(page)
  await page.getByLabel('Vad hände?').fill(`Texten om ${word}.`)
  await page.getByLabel('Ingen känd').check()
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  let lost = 0
  await page.route(
    '**/bff/api/deviations',
    async (route) => {
      await route.fetch()
      lost += 1
      await route.abort()
    },
    { times: 1 },
  )
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await expect(page.getByText('Vi vet inte om det sparades')).toBeVisible()
  await expect(page.getByText('inte skickad')).toHaveCount(0)
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tack' })).toBeVisible()
  expect(lost).toBe(1)
  await page.goto('/avvikelser')
  await page.getByLabel('Sök', { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Sök', exact: true }).click()
  await expect(page.getByText(`1 avvikelse · Sökning: ${word}`)).toBeVisible()
})

test('changed after an answer got lost: one report, and the receipt says that the change is not in it', async ({
  as,
}) => {
  const page = await as('reporter', PHONE)
  const word = ownWord('ändrad')
  await newReport(page)
  await page.getByLabel('Vad hände?').fill(`Texten om ${word}.`)
  await page.getByLabel('Ingen känd').check()
  await page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  await page.route(
    '**/bff/api/deviations',
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await expect(page.getByText('Vi vet inte om det sparades')).toBeVisible()
  await expect(page.getByText('inte skickad')).toHaveCount(0)
  await page.getByLabel('Vad hände?').fill(`Texten om ${word}, och det som tillkom.`)
  await page.getByRole('button', { name: 'Skicka rapporten' }).click()
  await expect(page.getByText('Ditt första försök hade redan kommit fram')).toBeVisible()
  await page.getByRole('link', { name: 'Visa rapporten' }).click()
  await expect(page.getByText(`Texten om ${word}.`, { exact: true })).toBeVisible()

  await page.goto('/avvikelser')
  await page.getByLabel('Sök', { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Sök', exact: true }).click()
  await expect(page.getByText(`1 avvikelse · Sökning: ${word}`)).toBeVisible()
})
