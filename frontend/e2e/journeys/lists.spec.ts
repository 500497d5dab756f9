import type { Page } from '@playwright/test'
import { expect, ownWord, PEOPLE, PHONE, type Reported, reportAt, test } from '../fixtures.ts'

const UNIT = 'Utredning barn och familj'

/** An address of the list of deviations with between so and so many rows. */
async function listOf(page: Page, least: number, most: number): Promise<{ address: string; rows: number }> {
  if (page.url() === 'about:blank') await page.goto('/hjalp')
  return page.evaluate(
    async ([from, to]) => {
      for (let month = 1; month <= 24; month += 1) {
        const since = new Date(Date.now() - month * 30 * 86_400_000).toISOString().slice(0, 10)
        // oxlint-disable-next-line no-await-in-loop -- the first that fits is enough
        const answer = await fetch(`/bff/api/deviations?limit=1&reportedFrom=${since}`)
        // oxlint-disable-next-line no-await-in-loop -- as above
        const { _meta } = (await answer.json()) as { _meta: { totalRecords: number } }
        if (_meta.totalRecords >= from && _meta.totalRecords <= to)
          return { address: `/avvikelser?fran=${since}`, rows: _meta.totalRecords }
      }
      throw new Error(`no list of ${from} to ${to} rows`)
    },
    [least, most] as const,
  )
}

const exportButton = (page: Page) => page.getByRole('button', { name: 'Exportera till Excel' })

test('a short list is taken out at once, and stands among one’s exports', async ({ as }) => {
  const page = await as('manager')
  const title = ownWord('kalkyl')
  await reportAt(page, UNIT, title)
  await page.goto('/avvikelser')
  await page.getByLabel('Sök', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Sök', exact: true }).click()
  await page.getByText(`· Sökning: ${title}`).waitFor()
  const coming = page.waitForEvent('download')
  await exportButton(page).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^avvikelser_[a-z-]+_per-20\d\d-\d\d-\d\d\.xlsx$/)
  await expect(page.getByText(/^Filen är hämtad, \d+ rad/)).toBeVisible()
  await page.getByRole('link', { name: 'Uttag', exact: true }).click()
  const row = page.getByRole('row').nth(1)
  await expect(row).toContainText('Hämtat')
  await row.getByRole('link').click()
  await expect(page.getByText('Sökt på ord (orden sparas inte)')).toBeVisible()
  await expect(page.getByText(title)).toHaveCount(0)
})

test('a longer list asks for a purpose first', async ({ as }) => {
  const page = await as('developer')
  const { address } = await listOf(page, 201, 700)
  await page.goto(address)
  await exportButton(page).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/behövs en ny inloggning och ett ändamål/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Exportera' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Skriv vad uppgifterna ska användas till')
  await dialog.getByLabel('Ändamål').fill('Underlag till uppföljningen av kvartalet')
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Exportera' }).click()
  await coming
  await expect(page.getByText(/^Filen är hämtad/)).toBeVisible()
})

test('the longest waits for somebody else’s yes, and is then fetched', async ({ as }) => {
  const page = await as('developer')
  const purpose = `Årsrapporten ${crypto.randomUUID().slice(0, 8)}`
  await page.goto('/avvikelser')
  await exportButton(page).click()
  await page.getByRole('dialog').getByLabel('Ändamål').fill(purpose)
  await page.getByRole('dialog').getByRole('button', { name: 'Exportera' }).click()
  await expect(page.getByText(/^Uttaget väntar på ett ja/)).toBeVisible()

  const head = await as('head')
  await head.goto('/')
  await head
    .getByRole('link', { name: new RegExp(`Ta ställning: ${PEOPLE.developer} vill ta ut`) })
    .first()
    .click()
  await head.goto('/uttag')
  await head.getByRole('row').filter({ hasText: purpose }).getByRole('link').click()
  await head.getByRole('button', { name: 'Godkänn' }).click()
  await head.getByRole('dialog').getByRole('button', { name: 'Godkänn' }).click()
  await expect(head.getByText('Uttaget är godkänt')).toBeVisible()
  await expect(head.getByRole('button', { name: 'Hämta filen' })).toHaveCount(0)

  await page.goto('/uttag?mina=true')
  await page.getByRole('row').filter({ hasText: purpose }).getByRole('link').click()
  await expect(page.getByText(PEOPLE.head)).toBeVisible()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Hämta filen' }).click()
  await coming
})

test('filters are saved as a view, which the list can begin with', async ({ as }) => {
  const page = await as('secondManager')
  const name = `Sena ${crypto.randomUUID().slice(0, 8)}`
  await page.goto('/avvikelser?forsenade=true&sort=dueOn')
  await page.getByRole('button', { name: 'Spara vyn' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Ord som listan är sökt på sparas inte.')).toBeVisible()
  await dialog.getByLabel('Vad ska vyn heta?').fill(name)
  await dialog.getByLabel('Låt listan börja med den här vyn').check()
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true')
  await page.goto('/hjalp')
  await page.getByRole('link', { name: 'Avvikelser' }).first().click()
  await expect(page).toHaveURL(/forsenade=true&sort=dueOn/)
  await page.getByRole('button', { name: 'Rensa filter' }).click()
  await expect(page).toHaveURL(/\/avvikelser$/)
  await page.getByRole('button', { name }).click()
  await expect(page).toHaveURL(/forsenade=true/)
  await page.getByRole('button', { name: 'Ändra vyer' }).click()
  await page.getByRole('button', { name: `Ändra ${name}` }).click()
  await page.getByLabel('Vad ska vyn heta?').fill(`${name} igen`)
  await page.getByRole('button', { name: 'Spara' }).click()
  await page.getByRole('button', { name: `Ta bort ${name} igen` }).click()
  await expect(page.getByText('Du har inga vyer kvar.')).toBeVisible()
})

test('eight are handed over with one reason and taken back; the one that somebody has acted on meanwhile is told with why', async ({
  as,
}) => {
  const page = await as('manager')
  const reports: Reported[] = []
  for (let n = 1; n <= 8; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in order, so that they stand in order
    reports.push(await reportAt(page, UNIT, `Hör hemma någon annanstans ${n}`))
  }
  await page.goto('/avvikelser?status=received&sort=-reportedAt')
  const [last, first] = [reports[7], reports[0]]
  await page.getByLabel(`Markera ${last?.reference}`).focus()
  await page.keyboard.press('Space')
  await page.getByLabel(`Markera ${first?.reference}`).click({ modifiers: ['Shift'] })
  await expect(page.getByRole('strong').filter({ hasText: /^8 är markerade$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Lämna över …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Steget går att ta för alla 8.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Ny enhet' }).fill('Mottagning barn')
  await page.getByRole('listbox').getByRole('option').first().click()
  await dialog.getByLabel('Varför hör de hemma där?').fill('Anmälningarna tas emot där.')
  await closed(page, reports[3])
  await dialog.getByRole('button', { name: 'Lämna över' }).click()
  await expect(dialog.getByText(/^Klart för 7 av 8/)).toBeVisible()
  const refused = dialog.getByRole('listitem').filter({ hasText: 'Inte gjort' })
  await expect(refused).toHaveCount(1)
  await expect(refused).toContainText(reports[3]?.reference ?? '?')
  await dialog.getByRole('button', { name: 'Stäng' }).last().click()
  await expect(dialog).toBeHidden()
  const moved = page.getByRole('row').filter({ has: page.getByLabel(`Markera ${first?.reference}`) })
  await expect(moved).toContainText('Mottagning barn')
  await expect(page.getByRole('button', { name: 'Avmarkera alla' })).toHaveCount(0)
  const head = await as('head')
  await head.goto('/hjalp')
  await closed(head, reports[5], 2)
  await page.getByRole('button', { name: 'Ångra för alla 7' }).click()
  await expect(dialog.getByText(/^Ångrat för 6 av 7/)).toBeVisible()
  await expect(refused).toHaveCount(1)
  await expect(refused).toContainText(reports[5]?.reference ?? '?')
  await expect(refused).toContainText('Någon har hunnit göra något mer')
  await dialog.getByRole('button', { name: 'Stäng' }).last().click()
  await expect(moved).toContainText(UNIT)
  await expect(page.getByRole('button', { name: /^Ångra/ })).toHaveCount(0)
})

test('on a phone rows are marked and handed over too', async ({ as }) => {
  const page = await as('decisionReporter', PHONE)
  await page.goto('/ej-verkstallda')
  await page.getByLabel('Markera alla på sidan').check()
  await expect(page.getByRole('strong').filter({ hasText: /är markerade$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Avmarkera alla' }).click()
  await expect(page.getByRole('button', { name: 'Lämna över …' })).toHaveCount(0)
})

/** Closes a report in the way of somebody else, whose page this is not. */
async function closed(page: Page, report: Reported | undefined, version = 1): Promise<void> {
  await page.evaluate(
    async ([id, seen]) => {
      const user = (await (await fetch('/bff/user')).json()) as { csrfToken: string; personId: string }
      const answer = await fetch(`/bff/api/deviations/${id}/assessments`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-CSRF-Token': user.csrfToken,
          'X-Person-Id': user.personId,
          'Idempotency-Key': crypto.randomUUID(),
          'If-Match': `"${seen}"`,
        },
        body: JSON.stringify({ decision: 'dismiss', reason: 'Redan hanterad.' }),
      })
      if (!answer.ok) throw new Error(await answer.text())
    },
    [report?.id, version] as const,
  )
}
