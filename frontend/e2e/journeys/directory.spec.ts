import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { choose, expect, ownWord, PHONE, post, test } from '../fixtures.ts'

const HEADINGS = 'Nyckel;Namn;Enhet;Befattning;Första dag'
const TAKE = /^Läs in \d+ rader$/

test('people come in by a file that is mended, get a role by a rule, leave, and a list that ends some waits', async ({
  as,
}) => {
  const page = await as('administrator')
  const [unit, title] = [ownWord('Enheten '), ownWord('Kurator ')]
  const board = await homeBoard(page)
  await post(page, '/units', {
    boardId: board,
    name: unit,
    kind: 'unit',
    area: 'adults',
    validFrom: '2020-01-01',
  })
  const person = (i: number, at = unit, since = '2026-01-31') =>
    `${unit}-${i};Person ${i} ${unit};${at};${title};${since}`
  const people = Array.from({ length: 27 }, (_, i) => person(i))

  await page.goto('/administration/katalog')
  await page.getByRole('link', { name: 'Läs in från fil' }).click()
  await page.getByRole('button', { name: 'Granska filen' }).click()
  await expect(page.getByRole('alert')).toContainText('Välj en fil')
  expect(await scan(page)).toEqual([])
  await handIn(page, [
    person(0, `${unit}n`),
    person(1, unit, 'i våras'),
    person(2, unit, 'snart'),
    ...people.slice(3),
  ])
  await expect(page.locator('#main').getByText('24 av 27 rader går att läsa in')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: `Rätta ${unit}n i Enhet` }).click()
  await page.getByRole('group', { name: 'Närmast liknar' }).getByRole('button', { name: unit }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rätta' }).click()
  await expect(page.locator('#main').getByText('25 av 27 rader går att läsa in')).toBeVisible()
  await page.getByRole('button', { name: 'Rätta snart i Första dag' }).click()
  await page.getByLabel('Inget ska stå där: töm cellerna').check()
  expect(await scan(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Rätta' }).click()
  await expect(page.locator('#main').getByText('26 av 27 rader går att läsa in')).toBeVisible()
  await page.getByRole('button', { name: 'Rätta i våras i Första dag' }).click()
  await page.getByLabel(/^Ska vara/).fill('31 januari 2026')
  await page.getByRole('dialog').getByRole('button', { name: 'Rätta' }).click()
  await expect(page.locator('#main').getByText('Alla 27 rader går att läsa in')).toBeVisible()
  await expect(page.getByText(/^27 nya/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Så läses filen' })).toBeVisible()
  expect(await scan(page)).toEqual([])
  await take(page, TAKE)
  await page.getByRole('link', { name: 'Till listorna' }).click()
  const latest = page.getByRole('row').nth(1)
  await expect(latest).toContainText('27 nya')
  await expect(latest).toContainText('Inläst')
  expect(await scan(page)).toEqual([])

  await page.getByRole('link', { name: 'Regler för roller' }).click()
  await page.getByRole('link', { name: 'Ny regel' }).click()
  await page.getByRole('textbox', { name: 'Befattning' }).fill(title)
  await choose(page, 'Enhet', unit)
  await page.getByLabel(/^Roll/).selectOption('Medarbetare')
  await page.getByRole('button', { name: 'Pröva' }).click()
  await expect(page.getByText('Skulle ge 27 personer rollen medarbetare')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Besluta regeln' }).click()
  const rule = page.getByRole('row', { name: new RegExp(title) })
  await expect(rule).toContainText('Medarbetare')
  await expect
    .poll(async () => {
      await page.reload()
      return rule.textContent()
    })
    .toContain('27 personer')
  expect(await scan(page)).toEqual([])

  await page.goto('/administration/katalog/fil')
  await handIn(page, people.slice(1))
  await expect(page.getByText('Listan skulle vänta på en administratörs ja')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Slutar (1)' })).toBeVisible()
  await expect(page.getByText(`Person 0 ${unit} (${unit})`)).toBeVisible()
  expect(await scan(page)).toEqual([])
  await take(page, TAKE)
  await page.getByRole('link', { name: 'Se listan' }).click()
  await take(page, 'Ja, läs in listan')
  await expect(page.getByText(/^Avgjord av/)).toBeVisible()
  await expect(page.getByText('Inläst', { exact: true })).toBeVisible()
  await page
    .getByRole('row', { name: `Person 0 ${unit}` })
    .getByRole('link')
    .click()
  await expect(page.getByText('Stängt konto')).toBeVisible()

  await page.goto('/administration/katalog/fil')
  await handIn(page, people.slice(10))
  await take(page, TAKE)
  await page.getByRole('link', { name: 'Till listorna' }).click()
  await expect(latest).toContainText('Väntar på ja')
  await latest.getByRole('link').click()
  await expect(page.getByRole('row', { name: `Person 3 ${unit}` })).toContainText('Medarbetare')
  expect(await scan(page)).toEqual([])
  await take(page, 'Nej, avböj listan')
  await expect(page.getByText(/^Avgjord av/)).toBeVisible()
})

test('the directory on a phone', async ({ as }) => {
  const page = await as('administrator', PHONE)
  await page.goto('/administration/katalog')
  await expect(page.getByRole('heading', { level: 1, name: 'Personkatalog' })).toBeVisible()
  expect(await scan(page)).toEqual([])
})

async function homeBoard(page: Page): Promise<string> {
  await page.goto('/hjalp')
  return page.evaluate(async () => {
    const me = (await (await fetch('/bff/api/me')).json()) as { boards: { id: string }[] }
    return me.boards[0]?.id ?? ''
  })
}

async function handIn(page: Page, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from([HEADINGS, ...rows].join('\r\n'))
  await page.getByLabel(/^Fil/).setInputFiles({ name: 'personer.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Granska filen' }).click()
  await page
    .getByText(/rader går att läsa in$/)
    .first()
    .waitFor()
}

/** Presses a button that asks once more, and says yes. */
async function take(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
