import { scan } from '../axe.ts'
import { choose, expect, newReport, ownWord, PHONE, test } from '../fixtures.ts'

const UNIT = 'Utredning barn och familj'
const DESK = { width: 1280, height: 900 }

test('somebody may have seen personal data: told in the report, decided in time, and nobody closes before', async ({
  as,
}) => {
  const reporter = await as('reporter', PHONE)
  const words = ownWord('Brevet gick till en granne ')
  await newReport(reporter)
  await reporter.getByLabel('Vad hände?').fill(words)
  await reporter.getByRole('button', { name: 'Byt enhet' }).click()
  await choose(reporter, 'Enhet', UNIT)
  await reporter.getByLabel('Ingen känd').check()
  await reporter.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej').check()
  await reporter.getByRole('group', { name: 'Kan någon obehörig' }).getByLabel('Ja').check()
  expect(await scan(reporter)).toEqual([])
  await reporter.screenshot({ path: 'test-results/incident-report-390.png', fullPage: true })
  await reporter.getByRole('button', { name: 'Skicka rapporten' }).click()
  await reporter.getByRole('link', { name: 'Visa rapporten' }).click()
  await expect(reporter.getByText(words).first()).toBeVisible()
  await expect(reporter.getByText('Personuppgifter', { exact: true })).toHaveCount(0)
  await expect(reporter.getByText('ataskyddsombudet')).toHaveCount(0)
  const id = /\/avvikelser\/([^/?]+)/.exec(reporter.url())?.[1] ?? '?'

  const manager = await as('manager')
  await manager.goto(`/avvikelser/${id}`)
  await expect(manager.getByText('Dataskyddsombudet ska ha beslutat senast')).toBeVisible()
  await manager.goto(`/avvikelser/${id}/bedom`)
  await manager.getByLabel('Inte en avvikelse').check()
  await manager.getByLabel('Skäl').fill('Det hände inte hos oss.')
  await manager.getByRole('button', { name: 'Spara beslutet' }).click()
  await expect(
    manager.getByText('Dataskyddsombudet ska besluta om personuppgiftsincidenten').first(),
  ).toBeVisible()

  const officer = await as('dpo', DESK)
  await officer.goto('/incidenter?status=reported')
  await expect(officer.getByRole('heading', { level: 1, name: 'Personuppgiftsincidenter' })).toBeVisible()
  await expect(officer.getByText('tiden har gått ut').first()).toBeVisible()
  expect(await scan(officer)).toEqual([])
  await officer.screenshot({ path: 'test-results/incident-register-1280.png', fullPage: true })
  const { reference } = await officer.evaluate(
    async (matterId) =>
      (await (await fetch(`/bff/api/deviations/${matterId}`)).json()) as { reference: string },
    id,
  )
  await officer.getByRole('link', { name: reference, exact: true }).click()
  await expect(
    officer.getByRole('heading', { level: 1, name: `Personuppgiftsincident, ${reference}` }),
  ).toBeVisible()
  await expect(officer.getByText('71 timmar kvar')).toBeVisible()

  await officer.getByRole('button', { name: 'Bedöm', exact: true }).click()
  const assessing = officer.getByRole('dialog', { name: 'Bedöm incidenten' })
  await assessing.getByLabel('En annan tid').check()
  await assessing.getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(assessing.getByText('Fel: Skriv varför')).toBeVisible()
  await assessing.getByLabel('När ärendet rapporterades').check()
  await assessing.getByLabel('Ungefär hur många personer?').fill('2')
  await assessing.getByLabel('Närstående').check()
  await assessing.getByLabel('Medför sannolikt en hög risk').check()
  await assessing.getByLabel('Omständigheterna').fill('Två brev lades i fel kuvert.')
  expect(await scan(officer)).toEqual([])
  await officer.screenshot({ path: 'test-results/incident-assess-1280.png', fullPage: true })
  await assessing.getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(officer.getByText('ska underrättas utan onödigt dröjsmål')).toBeVisible()

  await officer.getByRole('button', { name: 'Anteckna anmälan' }).click()
  const noting = officer.getByRole('dialog', { name: 'Anteckna en anmälan till IMY' })
  await noting.getByLabel('Vilken dag anmäldes det?').fill('i går')
  await noting.getByLabel('Klockslag').fill('08:00')
  await noting.getByRole('button', { name: 'Spara' }).click()
  await expect(noting.getByText('Nämnden visste inte om det än').first()).toBeVisible()
  const now = new Date().toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short' })
  await noting.getByLabel('Vilken dag anmäldes det?').fill('i dag')
  await noting.getByLabel('Klockslag').fill(now)
  await noting.getByRole('button', { name: 'Spara' }).click()
  await expect(officer.getByText('Anmäld till IMY').first()).toBeVisible()
  await expect(officer.getByText('i tid', { exact: true })).toBeVisible()
  await officer.getByRole('button', { name: 'Anteckna underrättelse' }).click()
  const telling = officer.getByRole('dialog', { name: 'Har de registrerade fått veta det?' })
  await telling.getByLabel('Ja, de är underrättade').check()
  await telling.getByLabel('Vilken dag?').fill('i dag')
  await telling.getByLabel('Hur?').fill('Per brev.')
  await telling.getByRole('button', { name: 'Spara' }).click()
  await expect(officer.getByText('Per brev.')).toBeVisible()
  expect(await scan(officer)).toEqual([])
  await officer.screenshot({ path: 'test-results/incident-1280.png', fullPage: true })
  await officer.setViewportSize(PHONE)
  expect(await scan(officer)).toEqual([])
  await officer.screenshot({ path: 'test-results/incident-390.png', fullPage: true })
  await officer.goto('/incidenter')
  await expect(officer.getByRole('heading', { level: 1, name: 'Personuppgiftsincidenter' })).toBeVisible()
  expect(await scan(officer)).toEqual([])
  await officer.screenshot({ path: 'test-results/incident-register-390.png', fullPage: true })

  await manager.goto(`/avvikelser/${id}`)
  await expect(manager.getByText('Incidenten anmäld till IMY')).toBeVisible()
  await manager.screenshot({ path: 'test-results/incident-matter-1280.png', fullPage: true })
  await reporter.reload()
  await expect(reporter.getByText('IMY')).toHaveCount(0)
})
