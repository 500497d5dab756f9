import { type Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { expect, PHONE, test } from '../fixtures.ts'

const COURT = 'Kammarrätten i Sundsvall'

async function fill(page: Page, answers: { court: string; day: string; amount: string }): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Registrera en särskild avgift' })
  await dialog.getByLabel('Domstol').fill(answers.court)
  await dialog.getByRole('textbox', { name: /Vilken dag/ }).fill(answers.day)
  await dialog.getByLabel('Belopp i kronor').fill(answers.amount)
  await dialog.getByRole('button', { name: 'Spara avgiften' }).click()
}

test('a fee is registered from its decision, listed, paid and struck', async ({ as }) => {
  const page = await as('decisionReporter')
  await page.goto('/ej-verkstallda?steg=over-one-year')
  await page.getByRole('link', { name: /^BES-/ }).first().click()
  await page.getByRole('button', { name: 'Registrera avgift' }).click()
  const dialog = page.getByRole('dialog', { name: 'Registrera en särskild avgift' })
  await dialog.getByRole('button', { name: 'Spara avgiften' }).click()
  await expect(dialog.getByRole('alert')).toBeFocused()
  await expect(dialog.getByText('Fel: Skriv vilken domstol det var')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await fill(page, { court: COURT, day: '2026-11-02', amount: '5 000 kr' })
  await expect(page.getByText('Avgiften är registrerad')).toBeVisible()
  const heading = page.getByRole('heading', { level: 1, name: /^Särskild avgift, BES-/ })
  await expect(heading).toBeFocused()
  await expect(page.getByText(/säger lagen .* kronor/)).toBeVisible()
  expect(await scan(page)).toEqual([])

  await page.getByRole('link', { name: 'Särskilda avgifter' }).click()
  await page.getByLabel('Inte betalda').click()
  const row = page.getByRole('row').filter({ hasText: COURT })
  await expect(row).toContainText(/5\s000\skr/)
  await row.getByRole('link').click()

  await page.getByRole('button', { name: 'Ange betald' }).click()
  const paying = page.getByRole('dialog', { name: 'Ange att avgiften är betald' })
  const day = paying.getByRole('textbox', { name: /Vilken dag/ })
  await day.fill('2026-11-01')
  await paying.getByRole('button', { name: 'Spara' }).click()
  await expect(paying.getByText('Fel: Dagen kan inte ligga före avgörandet')).toBeVisible()
  await day.fill('2026-11-20')
  await paying.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByRole('button', { name: 'Ange betald' })).toHaveCount(0)
  await expect(page.getByText('20 november 2026')).toBeVisible()

  await page.getByRole('button', { name: 'Stryk' }).click()
  const striking = page.getByRole('dialog', { name: 'Stryk avgiften' })
  await striking.getByLabel('Vad var fel?').fill('Avgiften gäller ett annat beslut.')
  expect(await scan(page)).toEqual([])
  await striking.getByRole('button', { name: 'Stryk avgiften' }).click()
  await expect(page.getByText('Avgiften gäller ett annat beslut.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stryk' })).toHaveCount(0)
  expect(await scan(page)).toEqual([])
})

test('an auditor sees the published sums on a phone, and can change nothing', async ({ as }) => {
  const page = await as('auditor', PHONE)
  await page.goto('/ej-verkstallda/avgifter')
  await expect(page.getByRole('group', { name: /Summan av avgifterna per år/ })).toBeVisible()
  await page.getByText('Visa som tabell').click()
  const years = page.getByRole('table', { name: 'Avgifter per år' })
  await expect(years.getByRole('row', { name: /^2018/ })).toContainText(/457\s300/)
  await expect(years.getByRole('row', { name: /^2019/ })).toContainText(/70\s000/)
  expect(await scan(page)).toEqual([])
  await page.getByRole('link', { name: /^BES-/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Särskild avgift/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Ange betald|Stryk/ })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^BES-/ })).toHaveCount(0)
  expect(await scan(page)).toEqual([])
})
