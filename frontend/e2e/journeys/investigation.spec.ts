import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { expect, ownWord, PHONE, post, reportAt, test } from '../fixtures.ts'
import { FINGER, smallTargets } from '../targets.ts'

const UNIT = 'Utredning barn och familj'

/** A report of the test's own that is to be investigated, as its manager has decided. */
async function toInvestigate(reporter: Page, manager: Page, title: string) {
  const report = await reportAt(reporter, UNIT, title)
  await manager.goto(`/avvikelser/${report.id}/bedom`)
  await manager.getByLabel('Utred').check()
  await manager.getByLabel('Kategori').selectOption({ index: 2 })
  await manager.getByLabel('Lagområde').selectOption({ index: 1 })
  await manager.getByRole('radio', { name: /^Sannolikhet 3, konsekvens 3: 9/ }).check()
  await manager.getByRole('button', { name: 'Starta utredning' }).click()
  await expect(manager.getByText(`Bedömningen av ${report.reference} är sparad`)).toBeVisible()
  return report
}

test('a deviation is investigated to a finished document, which the reporter does not reach', async ({
  as,
}) => {
  const reporter = await as('reporter', PHONE)
  const page = await as('manager')
  const word = ownWord('utred')
  const report = await toInvestigate(reporter, page, `Utreds ${word}`)
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('link', { name: 'Utred', exact: true }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: `Utredning av ${report.reference}` }),
  ).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Börja utreda' }).click()
  await expect(page.getByText('Det här saknas innan utredningen kan bli klar')).toBeVisible()

  for (const [words, day, time] of [
    [`Brevet ${word} skickades.`, '2026-03-03', '9.05'],
    ['Grannen ringde.', '2026-03-09', ''],
  ] as const) {
    await page.getByRole('button', { name: 'Anteckna en uppgift' }).click()
    const noting = page.getByRole('dialog', { name: 'Anteckna en uppgift' })
    await noting.getByRole('textbox', { name: 'Vad kom fram?' }).fill(words)
    await noting.getByLabel('Faktauppgift').check()
    await noting.getByRole('textbox', { name: 'Var kommer uppgiften ifrån?' }).fill('Journalen')
    await noting.getByRole('textbox', { name: 'Vilken dag gäller det?' }).fill(day)
    await noting.getByRole('textbox', { name: 'Klockslag' }).fill(time)
    await noting.getByRole('button', { name: 'Anteckna', exact: true }).click()
    await expect(page.getByRole('table').getByText(words)).toBeVisible()
  }
  await expect(page.getByRole('img', { name: /^Tidslinje med 2 uppgifter/ })).toBeVisible()
  await expect(page.getByText('3 mars 09:05')).toBeVisible()
  expect(await scan(page)).toEqual([])

  await page.getByRole('link', { name: 'Minst en orsak' }).click()
  await page.getByRole('button', { name: 'Lägg till en orsak' }).click()
  const causing = page.getByRole('dialog', { name: 'Lägg till en orsak' })
  await causing.getByRole('combobox', { name: /^Orsak/ }).selectOption({ index: 1 })
  await causing.getByLabel('Var i verksamheten ligger den?').selectOption({ index: 3 })
  await causing.getByLabel('Sannolik').check()
  await causing.getByRole('textbox', { name: 'Varför?' }).fill('Adressen var gammal\nIngen jämför')
  await causing.getByRole('button', { name: 'Lägg till', exact: true }).click()
  await expect(page.getByText('Ingen jämför')).toBeVisible()

  await page.getByRole('link', { name: 'Röst', exact: true }).click()
  await page.getByRole('button', { name: 'Skriv vad den enskilde säger' }).click()
  const hearing = page.getByRole('dialog', { name: 'Skriv vad den enskilde säger' })
  await hearing.getByLabel('Den enskilde').check()
  await hearing.getByLabel('Nej').check()
  await hearing.getByRole('button', { name: 'Spara' }).click()
  await expect(hearing.getByText('Fel: Skriv varför')).toBeVisible()
  await hearing.getByRole('textbox', { name: 'Varför inte?' }).fill('Har flyttat utomlands.')
  await hearing.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByText('Har flyttat utomlands.')).toBeVisible()

  await page.getByRole('link', { name: 'Slutsats', exact: true }).click()
  await page.getByRole('textbox', { name: 'Vad ledde det till för den enskilde?' }).fill('Oro.')
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  await expect(page.getByText('Utkastet är sparat')).toBeVisible()
  await page.getByRole('button', { name: 'Gör utredningen klar' }).click()
  const finishing = page.getByRole('dialog', { name: 'Gör utredningen klar' })
  await finishing.getByRole('button', { name: 'Gör klar' }).click()
  await expect(finishing.getByText('Vad utredningen kommer fram till')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await finishing.getByRole('button', { name: 'Avbryt' }).click()
  await page.getByRole('textbox', { name: 'Vad kommer utredningen fram till?' }).fill('Jämför adresser.')
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  await expect(page.getByText('Det här saknas innan utredningen kan bli klar')).toHaveCount(0)
  await page.getByRole('button', { name: 'Gör utredningen klar' }).click()
  await finishing.getByRole('button', { name: 'Gör klar' }).click()
  await expect(page.getByText('Utredningen är klar, version 1')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Spara utkastet' })).toHaveCount(0)
  expect(await scan(page)).toEqual([])
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hämta som PDF: version 1' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^utredning_avv-\d+_v1\.pdf$/)

  await page.getByRole('button', { name: 'Öppna igen' }).click()
  const opening = page.getByRole('dialog', { name: 'Öppna utredningen igen' })
  await opening.getByRole('textbox').fill('Ett vittne har hört av sig.')
  await opening.getByRole('button', { name: 'Öppna igen' }).click()
  await expect(page.getByRole('button', { name: 'Spara utkastet' })).toBeVisible()
  await expect(page.getByText('Version 1', { exact: true })).toBeVisible()

  await reporter.goto(`/avvikelser/${report.id}`)
  await expect(reporter.getByText('Utredningen låst')).toBeVisible()
  await expect(reporter.getByRole('link', { name: /^Utred/ })).toHaveCount(0)
  await expect(reporter.getByText(word, { exact: false })).toHaveCount(2)
  await reporter.goto(`/avvikelser/${report.id}/utred/handelser`)
  await expect(
    reporter.getByRole('heading', { level: 1, name: `Utredning av ${report.reference}` }),
  ).toHaveCount(0)
})

test('on a phone the line of time stands above its table, and what is typed is asked for before it is left', async ({
  as,
}) => {
  const reporter = await as('reporter')
  const page = await as('manager', PHONE)
  const report = await toInvestigate(reporter, page, `Utreds ${ownWord('mobil')}`)
  const at = `/matters/${report.id}/investigations`
  await post(page, at, {})
  for (const [day, words] of [
    ['2026-03-03', 'Brevet skickades.'],
    ['2026-03-03', 'Brevet kom tillbaka.'],
    ['2026-03-20', 'Grannen ringde.'],
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as somebody writes
    await post(page, `${at}/ledger-entries`, { kind: 'fact', source: 'Journalen', words, happenedOn: day })
  }
  await page.goto(`/avvikelser/${report.id}/utred/handelser`)
  await expect(page.getByRole('img', { name: /^Tidslinje med 3 uppgifter/ })).toBeVisible()
  expect([...(await scan(page)), ...(await smallTargets(page, FINGER))]).toEqual([])
  await page.getByRole('link', { name: 'Slutsats', exact: true }).click()
  await page.getByRole('textbox', { name: 'Vad kommer utredningen fram till?' }).fill('Halvfärdigt')
  page.once('dialog', (dialog) => void dialog.dismiss())
  await page.getByRole('link', { name: 'Orsaker', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Vad kommer utredningen fram till?' })).toHaveValue(
    'Halvfärdigt',
  )
  expect([...(await scan(page)), ...(await smallTargets(page, FINGER))]).toEqual([])
})
