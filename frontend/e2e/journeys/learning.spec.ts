import { scan } from '../axe.ts'
import { choose, expect, ownWord, post, reportAt, test } from '../fixtures.ts'

const UNIT = 'Utredning barn och familj'
/** As long as a text may be: all of it prints on one page. */
const LONG = 'Adressen kontrolleras samma dag som brevet skickas. '.repeat(12).trim()
const TEXTS: [string, string][] = [
  ['Vad som hände', 'Ett brev kom tillbaka.'],
  ['Vad vi lärde oss', LONG],
  ['Vad som har ändrats', LONG],
  ['Första frågan till träffen', 'Hur kontrollerar vi adresser?'],
  ['Andra frågan till träffen', 'När missar vi det?'],
  ['Tredje frågan till träffen', 'Vad gör vi nästa gång?'],
]

test('a card is written from a closed matter, sent back, read by another, published and discussed in three units', async ({
  as,
}) => {
  const reporter = await as('reporter')
  const report = await reportAt(reporter, UNIT, ownWord('Brev '))
  const page = await as('manager')
  await post(page, `/deviations/${report.id}/assessments`, { decision: 'dismiss', reason: 'Dubblett.' }, 1)
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('link', { name: 'Gör ett lärkort' }).click()
  await expect(page.getByRole('heading', { name: `Nytt lärkort ur ${report.reference}` })).toBeVisible()
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  await expect(page.getByText('Fel: Skriv en rubrik')).toBeVisible()
  const title = ownWord('Adressen ')
  await page.getByLabel(/^Rubrik/).fill(title)
  await choose(page, 'Vilka enheter är det till för? (valfritt)', 'Avdelning Barn och unga')
  for (const [label, text] of TEXTS) await page.getByLabel(new RegExp(`^${label}`)).fill(text)
  await page.getByLabel(/^Vad som hände/).fill('Ring 070-123 45 67.')
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  await expect(page.getByText('Vad som hände: Ett telefonnummer')).toBeVisible()
  await page.getByRole('link', { name: 'Ändra' }).click()
  await page.getByLabel(/^Vad som hände/).fill(LONG)
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  await expect(page.getByText('Ett telefonnummer')).toHaveCount(0)
  const address = new URL(page.url()).pathname
  await send(page)

  const reader = await as('developer')
  await reader.goto('/aviseringar')
  await reader.getByRole('link', { name: new RegExp(`innan det publiceras: ${title}`) }).click()
  await reader.getByRole('button', { name: 'Skicka tillbaka' }).click()
  await reader.getByLabel(/^Vad behöver ändras/).fill('Skriv hur ni vet det.')
  expect(await scan(reader)).toEqual([])
  await reader.getByRole('dialog').getByRole('button', { name: 'Skicka tillbaka' }).click()
  await expect(reader.getByText('Lärkortet är skickat tillbaka')).toBeVisible()

  await page.goto(address)
  await expect(page.getByText('Skriv hur ni vet det.')).toBeVisible()
  await page.getByRole('link', { name: 'Ändra' }).click()
  await page.getByLabel(/^Vad vi lärde oss/).fill(`Adressen i systemet var en annan. ${LONG}`)
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  await send(page)

  await reader.goto('/larande?vy=att-lasa')
  await reader.getByRole('link', { name: title }).click()
  await reader.getByRole('button', { name: 'Publicera' }).click()
  await reader.getByRole('dialog').getByRole('button', { name: 'Publicera' }).click()
  await expect(reader.getByText('Publicerat', { exact: true })).toBeVisible()

  const head = await as('head')
  await head.goto(address)
  for (const which of [0, 1, 2]) {
    await head
      .getByRole('button', { name: /^Vi har talat om det/ })
      .first()
      .click()
    if (which === 0) await head.getByLabel(/^En sak ni ska göra annorlunda/).fill('Läsa adressen högt.')
    await head.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
    await expect(head.getByText(new RegExp(`^${which + 1} av \\d+ enheter har talat`))).toBeVisible()
  }
  await expect(head.getByText('Läsa adressen högt.')).toBeVisible()
  expect(await scan(head)).toEqual([])
  await head.screenshot({ path: test.info().outputPath('desk.png'), fullPage: true })
  await head.setViewportSize({ width: 390, height: 844 })
  expect(await scan(head)).toEqual([])
  await head.screenshot({ path: test.info().outputPath('phone.png'), fullPage: true })
  await head.setViewportSize({ width: 794, height: 1123 })
  await head.emulateMedia({ media: 'print' })
  await head.screenshot({ path: test.info().outputPath('print.png'), fullPage: true })
  const margin = { top: '10mm', right: '10mm', bottom: '10mm', left: '10mm' }
  const pdf = (await head.pdf({ format: 'A4', margin })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)

  const other = await as('boardMember')
  await other.goto(address)
  await expect(other.getByText(/^Adressen i systemet var en annan\./)).toBeVisible()
  await expect(other.getByText(report.reference)).toHaveCount(0)
})

/** Asks the quality developer to read the card. */
async function send(page: Parameters<typeof choose>[0]) {
  await page.getByRole('button', { name: 'Skicka för läsning' }).click()
  await choose(page, 'Kollega', 'Petra Snölid')
  await page.getByRole('dialog').getByRole('button', { name: 'Skicka', exact: true }).click()
  await expect(page.getByText('Lärkortet är skickat till Petra Snölid')).toBeVisible()
}
