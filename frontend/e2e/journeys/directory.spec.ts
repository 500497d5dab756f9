import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { choose, expect, ownWord, PHONE, post, test } from '../fixtures.ts'

const HEADINGS = 'Nyckel;Namn;Enhet;Befattning'

test('people come in by a file, get a role by a rule, leave, and a list that ends too many waits', async ({
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
  const people = Array.from({ length: 25 }, (_, i) => `${unit}-${i};Person ${i} ${unit};${unit};${title}`)

  await page.goto('/administration/katalog')
  await page.getByRole('link', { name: 'Läs in från fil' }).click()
  await page.getByRole('button', { name: 'Pröva filen' }).click()
  await expect(page.getByRole('alert')).toContainText('Välj en fil')
  expect(await scan(page)).toEqual([])
  await handIn(page, [...people, `${unit}-x;Ingen Alls;Finns inte ${unit};${title}`])
  await expect(page.getByText('25 av 26 rader går att läsa in')).toBeVisible()
  await expect(page.getByRole('row', { name: /Ingen Alls/ })).toContainText('Enhet ska vara')
  expect(await scan(page)).toEqual([])
  await take(page, 'Läs in filen')
  await page.getByRole('link', { name: 'Till listorna' }).click()
  const latest = page.getByRole('row').nth(1)
  await expect(latest).toContainText('25 nya')
  expect(await scan(page)).toEqual([])

  await page.getByRole('link', { name: 'Regler för roller' }).click()
  await page.getByRole('link', { name: 'Ny regel' }).click()
  await page.getByRole('textbox', { name: 'Befattning' }).fill(title)
  await choose(page, 'Enhet', unit)
  await page.getByLabel(/^Roll/).selectOption('Medarbetare')
  await page.getByRole('button', { name: 'Pröva' }).click()
  await expect(page.getByText('Skulle ge 25 personer rollen medarbetare')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Besluta regeln' }).click()
  const rule = page.getByRole('row', { name: new RegExp(title) })
  await expect(rule).toContainText('Medarbetare')
  await expect
    .poll(async () => {
      await page.reload()
      return rule.textContent()
    })
    .toContain('25 personer')
  expect(await scan(page)).toEqual([])

  await page.goto('/administration/katalog/fil')
  await handIn(page, people.slice(1))
  await take(page, 'Läs in filen')
  await page.getByRole('link', { name: 'Till listorna' }).click()
  await expect(latest).toContainText('1 slutar')
  await expect(latest).toContainText('Väntar på ja')
  await latest.getByRole('link').click()
  await take(page, 'Ja, läs in listan')
  await expect(page.getByText(/^Avgjord av/)).toBeVisible()
  await page
    .getByRole('row', { name: `Person 0 ${unit}` })
    .getByRole('link')
    .click()
  await expect(page.getByText('Stängt konto')).toBeVisible()

  await page.goto('/administration/katalog/fil')
  await handIn(page, people.slice(10))
  await take(page, 'Läs in filen')
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
  await page.getByRole('button', { name: 'Pröva filen' }).click()
  await page.getByText(/rader går att läsa in/).waitFor({ timeout: 60_000 })
}

/** Presses a button that asks once more, and says yes. */
async function take(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
