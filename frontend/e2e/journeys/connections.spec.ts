import { scan } from '../axe.ts'
import { expect, PHONE, reportAt, test } from '../fixtures.ts'

const own = () => crypto.randomUUID().slice(0, 8)

test('two matters are linked, numbered and written about, and who reported one is told what is to them', async ({
  as,
}) => {
  const reporter = await as('reporter', PHONE)
  const word = `ihop${own()}`
  const first = await reportAt(reporter, 'Utredning barn och familj', `Första ${word}`)
  const second = await reportAt(reporter, 'Utredning barn och familj', `Andra ${word}`)

  const page = await as('manager')
  await page.goto(`/avvikelser/${second.id}`)
  await page.getByRole('button', { name: 'Koppla ett ärende' }).click()
  const linking = page.getByRole('dialog', { name: 'Koppla ett ärende' })
  await linking.getByRole('button', { name: 'Koppla', exact: true }).click()
  await expect(linking.getByText('Fel: Välj hur ärendena hör ihop')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await linking.getByRole('combobox', { name: 'Vilket ärende?' }).fill(first.reference)
  await page.getByRole('option', { name: first.reference }).click()
  await linking.getByLabel('Har hänt förut').check()
  await linking.getByLabel('Anteckning').fill('Samma adress igen.')
  await linking.getByRole('button', { name: 'Koppla', exact: true }).click()
  await expect(page.getByText('Ärendena är kopplade')).toBeVisible()

  const number = `SN/${own()}`
  await page.getByRole('button', { name: 'Lägg till nummer' }).click()
  const noting = page.getByRole('dialog', { name: 'Lägg till ett diarienummer' })
  await noting.getByLabel('Nummer').fill(number)
  await noting.getByRole('button', { name: 'Lägg till', exact: true }).click()
  await expect(page.getByRole('button', { name: `Stryk: ${number}` })).toBeVisible()

  for (const [text, audience] of [
    ['Bara till oss.', 'De som handlägger'],
    ['Tack för rapporten.', 'De som handlägger och den som rapporterade'],
  ] as const) {
    await page.getByRole('button', { name: 'Skriv', exact: true }).click()
    const writing = page.getByRole('dialog', { name: 'Skriv ett meddelande' })
    await writing.getByRole('textbox').fill(text)
    await writing.getByLabel(audience, { exact: true }).check()
    await writing.getByRole('button', { name: 'Skicka' }).click()
    await expect(page.getByText(text)).toBeVisible()
  }
  expect(await scan(page)).toEqual([])

  await page.getByRole('link', { name: first.reference }).click()
  await expect(page.getByRole('heading', { level: 1, name: first.title })).toBeVisible()
  await expect(page.getByText('Hände igen')).toBeVisible()
  await page.getByRole('button', { name: `Stryk: ${second.reference}` }).click()
  await page.getByLabel('Vad var fel?').fill('De har inget med varandra att göra.')
  await page.getByRole('button', { name: 'Stryk kopplingen' }).click()
  await expect(page.getByText('Strukna (1)')).toBeVisible()

  await reporter.goto(`/avvikelser/${second.id}`)
  await expect(reporter.getByText('Tack för rapporten.')).toBeVisible()
  await expect(reporter.getByText('Bara till oss.')).toHaveCount(0)
  await expect(reporter.getByText('Hör ihop med')).toHaveCount(0)
  await expect(reporter.getByText(number)).toHaveCount(0)
  expect(await scan(reporter)).toEqual([])
})
