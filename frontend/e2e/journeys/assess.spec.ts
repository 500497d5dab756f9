import { expect, PEOPLE, post, type Reported, reportAt, test } from '../fixtures.ts'

const UNIT = 'Utredning barn och familj'

test('a manager assesses from the work list; the reporter reads the answer', async ({ as }) => {
  const reporter = await as('reporter')
  const report = await reportAt(reporter, UNIT, `Till bedömning ${crypto.randomUUID().slice(0, 8)}`)
  const page = await as('manager')
  await page.goto('/')
  await page.getByRole('link', { name: `Bedöm: ${report.title}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: report.reference })).toBeFocused()
  await page.getByLabel('Utred').check()
  await page.getByRole('button', { name: 'Starta utredning' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Kategori: Välj en kategori',
    'Lagområde: Välj ett lagområde',
    'Hur allvarlig är risken? Välj en ruta i riskmatrisen',
  ])
  await page.getByLabel('Kategori').selectOption({ index: 2 })
  await page.getByLabel('Lagområde').selectOption({ index: 1 })
  await page.getByRole('radio', { name: /^Sannolikhet 3, konsekvens 3: 9/ }).check()
  await page.getByRole('button', { name: 'Starta utredning' }).click()

  await expect(page.getByText(`Bedömningen av ${report.reference} är sparad`)).toBeVisible()
  const next = page.getByRole('link', { name: /^Nästa: .* \(\d+ kvar\)$/ })
  // Both go on counting: other journeys give this manager work meanwhile.
  await expect
    .poll(async () => {
      const left = /\((\d+) kvar\)$/.exec((await next.textContent()) ?? '')?.[1]
      return (await page.title()) === `(${left}) ${report.reference} – Kvalitetshjulet`
    })
    .toBe(true)
  await expect(page.getByText('Bedömd: utred')).toBeVisible()
  await expect(page.getByText('(3 × 3)')).toBeVisible()
  await expect(page.getByText('Nästa steg: utred orsaken')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Bedöm', exact: true })).toHaveCount(0)
  await page.goto('/')
  await expect(page.getByRole('link', { name: `Utred: ${report.title}` })).toBeVisible()

  await reporter.goto(`/avvikelser/${report.id}`)
  await expect(reporter.getByText('Bedömd: utred')).toBeVisible()
  await expect(reporter.getByRole('link', { name: 'Bedöm', exact: true })).toHaveCount(0)
})

test('what is no deviation is closed with a reason that the reporter can read', async ({ as }) => {
  const reporter = await as('reporter')
  const report = await reportAt(reporter, UNIT, `Ingen avvikelse ${crypto.randomUUID().slice(0, 8)}`)
  const page = await as('manager')
  await page.goto(`/avvikelser/${report.id}/bedom`)
  await page.getByLabel('Inte en avvikelse').check()
  await expect(page.getByLabel('Kategori')).toHaveCount(0)
  await page.getByLabel('Skäl').fill('Mötet var ombokat sedan en vecka.')
  await page.getByRole('button', { name: 'Spara beslutet' }).click()
  await expect(page.getByText('är sparad')).toBeVisible()
  await expect(page.getByText('Ärendet är avslutat')).toHaveCount(0)
  await reporter.goto(`/avvikelser/${report.id}`)
  await expect(reporter.getByText('Mötet var ombokat sedan en vecka.').first()).toBeVisible()
})

test('two people assess at once: the second sees both versions and nothing is overwritten', async ({
  as,
}) => {
  const reporter = await as('reporter')
  const report = await reportAt(reporter, UNIT, `Samtidigt ${crypto.randomUUID().slice(0, 8)}`)
  const page = await as('manager')
  await page.goto(`/avvikelser/${report.id}/bedom`)
  await page.getByLabel('Avsluta direkt').check()
  await page.getByLabel('Kategori').selectOption({ index: 1 })
  await page.getByLabel('Skäl').fill('Rättat samma dag.')

  const head = await as('head')
  await head.goto(`/avvikelser/${report.id}`)
  await post(head, `/deviations/${report.id}/additions`, { text: 'Jag har ringt enheten.' })
  await head.goto(`/avvikelser/${report.id}/bedom`)
  await head.getByLabel('Inte en avvikelse').check()
  await head.getByLabel('Skäl').fill('Samma händelse är redan rapporterad.')
  await head.getByRole('button', { name: 'Spara beslutet' }).click()
  await expect(head.getByText('är sparad')).toBeVisible()

  await page.getByRole('button', { name: 'Avsluta avvikelsen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Någon annan har ändrat' })
  await expect(dialog.getByRole('row', { name: /Vad ska hända/ }).getByRole('cell')).toHaveText([
    /Avsluta direkt$/,
    /Inte en avvikelse$/,
  ])
  await expect(dialog.getByRole('row', { name: /Skäl/ })).toContainText(
    'Samma händelse är redan rapporterad.',
  )
  await expect(dialog.getByRole('button', { name: 'Spara mitt i stället' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Behåll det sparade' }).click()
  await expect(page.getByText('Samma händelse är redan rapporterad.').first()).toBeVisible()
})

test('a hand-over names who, whence, whither and why, and leaves the text as it was', async ({ as }) => {
  const reporter = await as('reporter')
  const report = await reportAt(reporter, UNIT, `Fel enhet ${crypto.randomUUID().slice(0, 8)}`)
  const page = await as('manager')
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('button', { name: 'Lämna över' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lämna över till en annan enhet' })
  await dialog.getByRole('combobox', { name: 'Ny enhet' }).fill('Mottagning barn')
  await page.getByRole('option', { name: /Mottagning barn och unga/ }).click()
  await dialog.getByLabel('Varför hör den hemma där?').fill('Händelsen skedde i mottagningen.')
  await dialog.getByRole('button', { name: 'Lämna över' }).click()
  await expect(page.getByText('Avvikelsen är överlämnad till Mottagning barn och unga')).toBeVisible()

  await reporter.goto(`/avvikelser/${report.id}`)
  await expect(reporter.getByText(`Överlämnad från ${UNIT} till Mottagning barn och unga`)).toBeVisible()
  await expect(reporter.getByText(PEOPLE.manager).first()).toBeVisible()
  await expect(reporter.getByText(`Prövning av ${report.title.toLowerCase()}.`)).toBeVisible()
})

test('a matter that left one’s reach meanwhile is not assessed, and that is said beside the button', async ({
  as,
}) => {
  const page = await as('manager')
  const report = await reportAt(page, UNIT, `Borta ${crypto.randomUUID().slice(0, 8)}`)
  await page.goto(`/avvikelser/${report.id}/bedom`)
  await page.getByLabel('Inte en avvikelse').check()
  await page.getByLabel('Skäl').fill('Dubblett.')
  await page.route('**/assessments', (route) =>
    route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      body: '{"title":"Finns inte","code":"not-found"}',
    }),
  )
  await page.getByRole('button', { name: 'Spara beslutet' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Finns inte' })).toBeInViewport()
})

test('an addition joins the timeline and the report stands as it was', async ({ as }) => {
  const page = await as('reporter')
  const report: Reported = await reportAt(page, UNIT, `Tillägg ${crypto.randomUUID().slice(0, 8)}`)
  await page.goto(`/avvikelser/${report.id}`)
  await page.getByRole('button', { name: 'Lägg till uppgifter' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lägg till uppgifter' })
  await dialog.getByRole('button', { name: 'Lägg till' }).click()
  await expect(dialog.getByLabel('Vad vill du lägga till')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Vad vill du lägga till').fill('Dörren var låst, inte öppen.')
  await dialog.getByRole('button', { name: 'Lägg till' }).click()
  await expect(page.getByText('Uppgifterna är tillagda')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Dörren var låst' })).toContainText('Tillägg')
  await expect(page.getByRole('button', { name: 'Lägg till uppgifter' })).toBeFocused()
})
