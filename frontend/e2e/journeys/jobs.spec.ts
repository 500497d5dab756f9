import type { BrowserContext, Page } from '@playwright/test'
import { expect, investigated, newReport, ownWord, PHONE, post, reportAt, test } from '../fixtures.ts'

const UNIT = 'Utredning barn och familj'

/** What a job took: presses of keys, and of a mouse or a finger. Seconds are told, and never asserted. */
interface Effort {
  clicks: number
  keys: number
  seconds: number
}

/** What the same jobs took when this was first measured, where it was. */
const BEFORE: Record<string, string> = {
  'report on a phone': '7 clicks, 77 keys, 38 s',
  assess: '7 clicks, 11 s',
  'not a deviation': '5 clicks, 33 keys, 10 s',
  'hand over': '6 clicks, 13 s',
  'undo a hand-over': 'not possible',
  'answer and close': 'not possible',
  'find by case number': '0 hits',
  "the year's figures into a document": '18 clicks, 9 files',
  'file with two wrong cells': '2 of 8 rows taken, the others mended in the file and handed in anew',
}
const after: Record<string, Effort> = {}

test.describe.configure({ mode: 'serial' })

/** Counts what somebody does on a page, as the browser sees it: nothing that a script does by itself. */
async function counted(context: BrowserContext): Promise<() => { clicks: number; keys: number }> {
  const told = { clicks: 0, keys: 0 }
  await context.exposeFunction('tellPress', (what: 'clicks' | 'keys') => {
    told[what] += 1
  })
  await context.addInitScript(() => {
    const { tellPress } = window as unknown as { tellPress: (what: string) => void }
    document.addEventListener('pointerdown', (event) => event.isTrusted && tellPress('clicks'), true)
    document.addEventListener('keydown', (event) => event.isTrusted && tellPress('keys'), true)
  })
  return () => ({ ...told })
}

/** Does a job and keeps what it took. */
async function job(name: string, page: Page, start: string, work: () => Promise<void>): Promise<Effort> {
  const so = await counted(page.context())
  await page.goto(start)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  const [before, begun] = [so(), Date.now()]
  await work()
  const seconds = Math.round((Date.now() - begun) / 100) / 10
  const { clicks, keys } = so()
  after[name] = { clicks: clicks - before.clicks, keys: keys - before.keys, seconds }
  return after[name]
}

test('a report on a phone', async ({ as }) => {
  const page = await as('reporter', PHONE)
  await newReport(page)
  const effort = await job('report on a phone', page, '/', async () => {
    await page.getByRole('button', { name: 'Meny' }).click()
    await page.getByRole('navigation').getByRole('link', { name: 'Rapportera' }).click()
    await page.getByLabel('Vad hände?').click()
    await page.keyboard.type('Boendestödet uteblev i går kväll, för ingen hade fått veta.')
    await page.getByRole('group', { name: 'När?' }).getByText('I går').click()
    await page.getByText('Ingen känd').click()
    await page.getByRole('group', { name: 'Är någon i fara' }).getByText('Nej').click()
    await page.getByRole('button', { name: 'Skicka rapporten' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tack' })).toBeVisible()
  })
  expect(effort.clicks).toBeLessThanOrEqual(7)
})

test('assess, from the work list to what is next', async ({ as }) => {
  const page = await as('manager')
  const report = await reportAt(page, UNIT, ownWord('Att bedöma '))
  const effort = await job('assess', page, '/', async () => {
    await page.getByRole('link', { name: `Bedöm: ${report.title}` }).click()
    await page.getByText('Utred', { exact: true }).click()
    await page.getByLabel('Kategori').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('radio', { name: /^Sannolikhet 2, konsekvens 3/ }).click()
    await page.getByRole('button', { name: 'Starta utredning' }).click()
    await expect(page.getByRole('link', { name: /^Nästa: / })).toBeVisible()
  })
  expect(effort.clicks).toBeLessThanOrEqual(5)
})

test('not a deviation', async ({ as }) => {
  const page = await as('manager')
  const report = await reportAt(page, UNIT, ownWord('Ingen '))
  const effort = await job('not a deviation', page, '/', async () => {
    await page.getByRole('link', { name: `Bedöm: ${report.title}` }).click()
    await page.getByText('Inte en avvikelse', { exact: true }).click()
    await page.getByLabel('Skäl').click()
    await page.keyboard.type('Mötet var ombokat sedan en vecka.')
    await page.getByRole('button', { name: 'Spara beslutet' }).click()
    await expect(page.getByRole('button', { name: 'Ångra', exact: true })).toBeVisible()
  })
  expect(effort.clicks).toBeLessThanOrEqual(4)
})

test('hand over, and undo it', async ({ as }) => {
  const page = await as('manager')
  const report = await reportAt(page, UNIT, ownWord('Hör hemma där '))
  const effort = await job('hand over', page, `/avvikelser/${report.id}`, async () => {
    await page.getByRole('button', { name: 'Lämna över' }).click()
    await page.getByRole('combobox', { name: 'Ny enhet' }).click()
    await page.keyboard.type('mottagning barn')
    await page.getByRole('option', { name: /Mottagning barn och unga/ }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('Skedde där.')
    await page.getByRole('dialog').getByRole('button', { name: 'Lämna över' }).click()
    await expect(page.getByRole('button', { name: 'Ångra', exact: true })).toBeVisible()
  })
  expect(effort.clicks).toBeLessThanOrEqual(4)
  const begun = Date.now()
  await page.getByRole('button', { name: 'Ångra', exact: true }).click()
  await expect(page.getByText(`Ångrat: avvikelsen är tillbaka hos ${UNIT}`)).toBeVisible()
  after['undo a hand-over'] = { clicks: 1, keys: 0, seconds: (Date.now() - begun) / 1000 }
})

test('answer who reported, and close', async ({ as }) => {
  const page = await as('manager')
  const report = await reportAt(page, UNIT, ownWord('Att besvara '))
  await investigated(page, report)
  await post(page, `/matters/${report.id}/effects`, { effect: 'led-to-improvement', reason: 'Rättat.' })
  const effort = await job('answer and close', page, `/avvikelser/${report.id}`, async () => {
    await page.getByRole('button', { name: 'Svara', exact: true }).click()
    await page.getByText('Något är gjort').click()
    await page.getByRole('dialog').getByRole('textbox').click()
    await page.keyboard.type('vi har rättat adressen.')
    await page.getByRole('button', { name: 'Skicka svaret' }).click()
    await page.getByRole('button', { name: 'Avsluta', exact: true }).click()
    await page.getByRole('button', { name: 'Avsluta ärendet' }).click()
    await expect(page.getByText('Ärendet är avslutat')).toBeVisible()
  })
  expect(effort.clicks).toBeLessThanOrEqual(6)
})

test('find by case number', async ({ as }) => {
  const page = await as('developer')
  const number = `NORD-2026-${String(Date.now()).slice(-6)}`
  const report = await reportAt(page, UNIT, ownWord('Att finna '), { caseReference: number })
  const effort = await job('find by case number', page, '/', async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await page.keyboard.type(number)
    await expect(page.getByRole('option', { name: new RegExp(report.reference) }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/avvikelser\/[0-9a-f-]{36}$/)
  })
  expect(effort.clicks).toBe(0)
})

test("the year's figures into a document", async ({ as }) => {
  const page = await as('developer')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const effort = await job("the year's figures into a document", page, '/', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Statistik' }).click()
    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Hela sidan som PDF' }).click()
    expect((await file).suggestedFilename()).toMatch(/^avvikelser_.+_per-20\d\d-\d\d-\d\d\.pdf$/)
    await page
      .getByRole('figure', { name: 'Kategori', exact: true })
      .getByRole('button', { name: 'Kopiera till rapport' })
      .click()
    await expect(page.getByText(/är kopierad, med tabell och källa/).first()).toBeVisible()
  })
  expect(effort.clicks).toBe(3)
})

test('a file with two wrong cells', async ({ as }) => {
  const page = await as('decisionReporter')
  const system = ownWord('prov')
  const heads = 'Källsystem;Beslutsid;Enhet;Ärendenummer;Lag;Insats;Beslutsdatum;Kön'
  const row = (n: number, unit: string, day: string) =>
    [system, `B-${n}`, unit, `2026-${n}`, 'SoL', 'Kontaktperson', day, 'Kvinna'].join(';')
  const right = [1, 2, 3, 4, 5, 6].map((n) => row(n, 'Barn och ungdom', `2026090${n}`))
  const content = [
    heads,
    ...right,
    row(7, 'Enheten som inte finns', '2026-09-01'),
    row(8, 'Barn och ungdom', 'i våras'),
  ]
  const effort = await job('file with two wrong cells', page, '/ej-verkstallda/inlasning', async () => {
    const file = { name: 'beslut.csv', mimeType: 'text/csv', buffer: Buffer.from(content.join('\r\n')) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Granska filen' }).click()
    for (const [wrong, instead] of [
      ['Rätta Enheten som inte finns i Enhet', 'Barn och ungdom'],
      ['Rätta i våras i Beslutsdatum', '4 september 2026'],
    ] as const) {
      await page.getByRole('button', { name: wrong }).click()
      await page.getByRole('dialog').getByRole('textbox').click()
      await page.keyboard.type(instead)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: wrong })).toHaveCount(0)
    }
    await page.getByRole('button', { name: 'Läs in 8 rader' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Läs in 8 rader' }).click()
    await expect(page.getByText('Alla 8 rader är inlästa').first()).toBeVisible()
  })
  expect(effort.clicks).toBeLessThanOrEqual(7)
})

test('what the jobs take is told', () => {
  expect(Object.keys(after).toSorted()).toEqual(Object.keys(BEFORE).toSorted())
  const told = Object.entries(after).map(([name, { clicks, keys, seconds }]) => ({
    job: name,
    before: BEFORE[name],
    clicks,
    keys,
    seconds,
  }))
  // oxlint-disable-next-line no-console -- the table is what it is for
  console.table(told)
})
