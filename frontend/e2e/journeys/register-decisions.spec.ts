import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { expect, ownWord, PHONE, test } from '../fixtures.ts'

const HEADINGS = 'Källsystem;Beslutsid;Enhet;Ärendenummer;Lag;Insats;Beslutsdatum;Kön'
const UNIT = 'Barn och ungdom'

test('a decision is registered by hand: what is wrong stands at its field, and nothing typed is lost', async ({
  as,
}) => {
  const page = await as('decisionReporter')
  await page.goto('/ej-verkstallda')
  await page.getByRole('link', { name: 'Registrera beslut' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Registrera beslut' })).toBeFocused()
  await page.getByLabel('Ärendenummer').fill('19121212-1212')
  await page.getByLabel('Hur mycket').fill('2,5')
  await page.getByRole('button', { name: 'Registrera beslutet' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Ärendenummer: Ange ärendets nummer, inte ett personnummer',
    'Beslutsdag: Ange beslutsdagen som ÅÅÅÅ-MM-DD',
    'Enhet: Välj enhet',
    'Beslutat enligt: Välj vilken lag beslutet grundas på',
    'Insats: Välj insats',
    'Räknat i: Välj vad omfattningen räknas i',
    'Kön: Ange kön',
  ])
  await page.getByText('Personnummer och namn').click()
  expect(await scan(page)).toEqual([])

  const reference = ownWord('PROV-')
  await page.getByLabel('Ärendenummer').fill(reference)
  await page.getByLabel('Beslutsdag').fill('19800105')
  await page.getByRole('combobox', { name: 'Enhet' }).fill(UNIT)
  await page
    .getByRole('option', { name: new RegExp(`^${UNIT}`) })
    .first()
    .click()
  await page.getByLabel('Socialtjänstlagen (SoL)', { exact: true }).check()
  await page.getByLabel('Räknat i').selectOption('timmar i veckan')
  await page.getByLabel('Kvinna').check()
  await page.getByLabel('Personen har skyddade personuppgifter').check()
  await page.getByLabel('Personnummer', { exact: true }).fill('20100405-T224')
  await page.getByLabel('Namn', { exact: true }).fill('Påhittad Person')
  await page.getByLabel('Beslutsdag').fill('2026-09-15')
  await page.getByLabel('Insats').selectOption('Kontaktperson')
  await page.getByLabel('Beslutsdag').fill('1980-01-05')
  await page.getByRole('button', { name: 'Registrera beslutet' }).click()
  await page.getByRole('alert').getByRole('link').click()
  await expect(page.getByRole('alert')).toContainText(/kodlista|beslutsdagen/)
  await expect(page.getByLabel('Ärendenummer')).toHaveValue(reference)
  await expect(page.getByLabel('Personnummer', { exact: true })).toHaveValue('20100405-T224')

  await page.getByLabel('Beslutsdag').fill('2026-09-15')
  await page.getByRole('button', { name: 'Registrera beslutet' }).click()
  await expect(page.getByText(/^Beslutet är registrerat som BES-/)).toBeVisible()
  await expect(page).toHaveURL(/\/ej-verkstallda\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1, name: /^Kontaktperson, BES-/ })).toBeVisible()
  await expect(page.getByText(reference)).toBeVisible()
  await expect(page.getByText('Skyddade uppgifter').first()).toBeVisible()
  await expect(page.getByText('2,5 timmar i veckan').first()).toBeVisible()
  await expect(page.getByText('20100405')).toHaveCount(0)
})

test('a file with good rows and bad: the verdicts, the mended rows, and the same file again', async ({
  as,
}) => {
  const page = await as('decisionReporter')
  const system = ownWord('prov')
  const row = (id: number, decidedOn = '2026-09-01', unit = UNIT, sex = 'Kvinna') =>
    [system, `B-${id}`, unit, `2026-${id}`, 'SoL', 'Kontaktperson', decidedOn, sex].join(';')
  const good = [row(1), row(2), row(3, '2026-10-01', UNIT, 'man')]
  const bad = [row(4, 'i våras', UNIT, ''), row(5, '2026-09-01', 'Enheten som inte finns')]

  await page.goto('/ej-verkstallda')
  await page.getByRole('link', { name: 'Läs in från fil' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Läs in beslut från fil' })).toBeFocused()
  expect((await download(page, 'Ladda ner tom exempelfil')).startsWith(`\ufeff${HEADINGS};`)).toBe(true)
  await handIn(page, [...good, ...bad])
  await expect(page).toHaveURL(/\/inlasning\/[0-9a-f-]{36}$/)
  await expect(page.getByText('3 av 5 rader går att läsa in').first()).toBeVisible()
  expect(await figures(page)).toEqual({ Nya: '3', Uppdaterade: '0', Oförändrade: '0', 'Behöver rättas': '2' })
  const refused = page.getByRole('table', { name: 'Rader som behöver rättas' })
  await expect(refused.getByRole('row')).toHaveCount(3)
  await expect(refused.getByRole('row', { name: /B-4/ })).toContainText('Kön saknas.')
  await expect(refused.getByRole('row', { name: /B-5/ })).toContainText('Enhet ska vara namnet på')
  expect(await scan(page)).toEqual([])
  await page.reload()
  await expect(page.getByText('Den läser inte in något.')).toBeVisible()

  await mend(page, 'Rätta Enheten som inte finns i Enhet', UNIT)
  await expect(page.getByText('4 av 5 rader går att läsa in').first()).toBeVisible()
  await mend(page, 'Rätta i våras i Beslutsdatum', '4 september 2026')
  await page.getByRole('button', { name: 'Läs in 4 rader' }).click()
  await expect(page.getByRole('dialog')).toContainText('tiden börjar bevakas')
  expect(await scan(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Läs in 4 rader' }).click()
  await expect(page.getByText('4 av 5 rader är inlästa').first()).toBeVisible()
  await expect(page.getByText(/^Nästa: |väntar på dig/)).toHaveCount(0)
  expect(await scan(page)).toEqual([])
  await mend(page, 'Rätta tomma celler i Kön', 'man')
  await expect(page.getByText('Alla 5 rader är inlästa').first()).toBeVisible()

  await page.getByRole('link', { name: 'Läs in en fil till' }).click()
  await expect(page.getByRole('table', { name: 'Senaste filerna' })).toContainText('5 nya')
  await handIn(page, good)
  await expect(page.getByText('Alla 3 rader går att läsa in').first()).toBeVisible()
  expect(await figures(page)).toEqual({ Nya: '0', Uppdaterade: '0', Oförändrade: '3', 'Behöver rättas': '0' })
  await page.getByRole('button', { name: 'Ta tillbaka filen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ta tillbaka filen' }).click()
  await expect(page.getByText('Inget ur den är inläst.')).toBeVisible()
})

test('a file that was taken in by mistake is taken back, unless somebody has used what it brought', async ({
  as,
}) => {
  const page = await as('decisionReporter', PHONE)
  const system = ownWord('prov')
  const row = (id: number) =>
    [system, `B-${id}`, UNIT, `2026-${id}`, 'SoL', 'Kontaktperson', '2026-09-01', 'Kvinna'].join(';')
  const takeIn = async () => {
    await page.goto('/ej-verkstallda/inlasning')
    await handIn(page, [row(1), row(2)])
    await page.getByRole('button', { name: 'Läs in 2 rader' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Läs in 2 rader' }).click()
    await expect(page.getByText('Alla 2 rader är inlästa').first()).toBeVisible()
  }
  await takeIn()
  await page.getByRole('button', { name: 'Ta tillbaka filen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ta tillbaka filen' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Skriv varför filen var fel')
  await dialog.getByLabel('Varför var filen fel?').fill('Fel månads fil')
  expect(await scan(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Ta tillbaka filen' }).click()
  await expect(page.getByText('Filen är tillbakatagen').first()).toBeVisible()
  await expect(page.getByText('Fel månads fil')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('link', { name: 'Läs in en fil till' }).click()
  await expect(page.getByRole('table', { name: 'Senaste filerna' })).toContainText('Tillbakatagen')
  expect(await scan(page)).toEqual([])

  await takeIn()
  const first = page.url()
  await page.goto('/ej-verkstallda/inlasning')
  await handIn(page, [row(1), row(3)])
  await page.getByRole('button', { name: 'Läs in 2 rader' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Läs in 2 rader' }).click()
  await expect(page.getByText('Alla 2 rader är inlästa').first()).toBeVisible()
  await page.goto(first)
  await expect(page.getByText(/1 av raderna är använda: BES-/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ta tillbaka filen' })).toHaveCount(0)
  expect(await scan(page)).toEqual([])
})

test('a column that nearly is ours is asked about, and a hidden sheet is not read', async ({ as }) => {
  const page = await as('decisionReporter', PHONE)
  await page.goto('/ej-verkstallda/inlasning')
  const system = ownWord('prov')
  const row = [
    system,
    'B-1',
    UNIT,
    '2026-1',
    'SoL',
    'Kontaktperson',
    '2026-09-01',
    'Kvinna',
    '2026-10-01',
  ].join(';')
  const content = `Beslut kvartal 3\r\n${HEADINGS.split(';').slice(0, 8).join(';')};Verkställd\r\n${row}`
  const file = page.locator('input[type=file]')
  await file.setInputFiles({ name: 'beslut.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.getByRole('button', { name: 'Granska filen' }).click()
  await expect(page.getByText('Verkställd (menar du Verkställt?)')).toBeVisible()
  await expect(page.getByLabel('Rad med rubriker')).toHaveValue('2')
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Läs filen igen' }).click()
  await page
    .getByRole('alert')
    .getByRole('link', { name: /Välj vad kolumnen är/ })
    .click()
  await expect(page.getByLabel('”Verkställd” i filen är')).toBeFocused()
  await page.getByLabel('”Verkställd” i filen är').selectOption('Verkställt')
  await page.getByRole('button', { name: 'Läs filen igen' }).click()
  await expect(page.getByText('Raden går att läsa in').first()).toBeVisible()
  expect(await scan(page)).toEqual([])
})

test('a file that cannot be used says why, and stays to be chosen anew', async ({ as }) => {
  const page = await as('decisionReporter', PHONE)
  await page.goto('/ej-verkstallda/inlasning')
  const file = page.getByLabel('Fil', { exact: false }).and(page.locator('input'))
  await page.getByRole('button', { name: 'Granska filen' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: 'Välj en fil' })).toBeVisible()
  await file.setInputFiles({ name: 'beslut.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') })
  await page.getByRole('button', { name: 'Granska filen' }).click()
  await expect(page.getByRole('alert')).toContainText('CSV- eller Excelfil')
  expect(await scan(page)).toEqual([])
  await file.setInputFiles({ name: 'stor.csv', mimeType: 'text/csv', buffer: Buffer.alloc(8_250_001, 'x') })
  await page.getByRole('button', { name: 'Granska filen' }).click()
  await expect(page.getByRole('alert')).toContainText('högst 8,2 MB')
  for (const [content, why] of [
    ['Enhet;Kön;Lag\nBarn och ungdom;Kvinna;SoL', 'Kolumner som saknas: Källsystem, Beslutsid'],
    [`${HEADINGS}\nViva;B;${UNIT};19121212-1212;SoL;Kontaktperson;2026-09-01;Man`, 'Rad 2'],
    ['PK\u0003\u0004trasig', 'går inte att läsa som Excel-fil'],
  ] as const) {
    await page.goto('/ej-verkstallda/inlasning')
    await file.setInputFiles({ name: 'beslut.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
    await page.getByRole('button', { name: 'Granska filen' }).click()
    await expect(page.getByText(why)).toBeVisible()
    expect(await scan(page)).toEqual([])
  }
})

test('a file is chosen from the keyboard, or dropped', async ({ as }) => {
  const page = await as('decisionReporter')
  await page.goto('/ej-verkstallda/inlasning')
  const file = page.locator('input[type=file]')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Hjälp om sidan' }).focus()
  await page.keyboard.press('Tab')
  await expect(file).toBeFocused()
  const opened = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  const chosen = { name: 'vald.csv', mimeType: 'text/csv', buffer: Buffer.from('a') }
  await (await opened).setFiles(chosen)
  await expect(page.getByText('vald.csv, 1 kB')).toBeVisible()
  const dataTransfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['a'], 'släppt.csv'))
    return data
  })
  await file.locator('..').dispatchEvent('drop', { dataTransfer })
  await expect(page.getByText('släppt.csv, 1 kB')).toBeVisible()
})

test('who may not register decisions sees no way in', async ({ as }) => {
  const page = await as('decisionManager')
  const refused = page.getByRole('heading', { level: 1, name: 'Du har inte behörighet till sidan' })
  await page.goto('/ej-verkstallda/ny')
  await expect(refused).toBeVisible()
  await page.goto('/ej-verkstallda/inlasning')
  await expect(refused).toBeVisible()
  await page.goto('/ej-verkstallda')
  await expect(page.getByRole('heading', { level: 1, name: 'Ej verkställda beslut' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Registrera beslut' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Läs in från fil' })).toHaveCount(0)
})

async function handIn(page: Page, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from(`\ufeff${[HEADINGS, ...rows].join('\r\n')}`)
  await page.locator('input[type=file]').setInputFiles({ name: 'beslut.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByText('beslut.csv, 1 kB')).toBeVisible()
  await page.getByRole('button', { name: 'Granska filen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Inläsning av fil' }).waitFor()
}

/** Mends one mistake in every row where it stands, and waits until the rows are examined again. */
async function mend(page: Page, button: string, replacement: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Ska vara').fill(replacement)
  await dialog.getByRole('button', { name: 'Rätta', exact: true }).click()
  await expect(page.getByRole('button', { name: button })).toHaveCount(0)
}

async function download(page: Page, button: string): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return readFile(await (await waiting).path(), 'utf8')
}

/** The tiles of the result: what each counts, and how many. */
async function figures(page: Page): Promise<Record<string, string>> {
  const tiles = page.getByRole('region', { name: 'Så gick det' }).locator('dl > div')
  const texts = await tiles.evaluateAll((found) =>
    found.map((tile) => [tile.querySelector('dt')?.textContent, tile.querySelector('dd')?.textContent]),
  )
  return Object.fromEntries(texts) as Record<string, string>
}
