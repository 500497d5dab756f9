import { scan } from '../axe.ts'
import { expect, PEOPLE, PHONE, test } from '../fixtures.ts'

test('a decision past its limit stands in the list of work, and its row leads to it', async ({ as }) => {
  const page = await as('decisionManager', PHONE)
  await page.goto('/')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^Verkställ/ }) })
  await expect(row.first()).toContainText('BES-')
  await expect(row.first()).toContainText('försenat')
  expect(await scan(page)).toEqual([])
  const reference = /BES-\d+/.exec((await row.first().textContent()) ?? '')?.[0] ?? ''
  await row.first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(reference) })).toBeFocused()
})

test('the reporter hands a decision over to somebody who can act, by a part of the name', async ({ as }) => {
  const page = await as('decisionReporter')
  await page.goto('/ej-verkstallda?steg=over-six-months')
  await page.getByRole('link', { name: /^BES-/ }).first().click()
  await page.getByRole('button', { name: 'Lämna över' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lämna över ansvaret' })
  await dialog.getByRole('button', { name: 'Lämna över' }).click()
  await expect(dialog.getByRole('alert')).toBeFocused()
  await expect(dialog.getByText('Fel: Välj vem som ska ta över')).toBeVisible()
  expect(await scan(page)).toEqual([])
  const to = dialog.getByRole('combobox', { name: 'Till vem?' })
  await to.fill(PEOPLE.auditor)
  await expect(page.getByRole('option')).toHaveCount(0)
  await to.fill('Hedkvarn')
  await page
    .getByRole('option', { name: /Hedkvarn/ })
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Lämna över' }).click()
  await expect(page.getByText(/Hedkvarn ansvarar nu för beslutet/)).toBeVisible()
})

test('the administrator changes the dates of an open quarter, and never over what another has saved', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto('/ej-verkstallda/rapporter')
  const quarter = page.getByRole('row').filter({ hasText: 'Öppet' }).first().getByRole('link')
  await quarter.click()
  await expect(page.getByRole('heading', { level: 1, name: /^Kvartal/ })).toBeFocused()
  await page.getByRole('button', { name: 'Ändra dagarna' }).click()
  const dates = page.getByRole('dialog', { name: 'Ändra kvartalets dagar' })

  const other = await as('administrator')
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Ändra dagarna' }).click()
  await other.getByRole('dialog').getByLabel('Anmäl senast').fill('2027-02-10')
  await other.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
  await expect(other.getByText('10 februari 2027')).toBeVisible()

  await dates.getByLabel('Anmäl senast').fill('2027-02-12')
  await dates.getByRole('button', { name: 'Spara' }).click()
  const conflict = page.getByRole('dialog', { name: 'Någon annan har ändrat' })
  await expect(conflict.getByRole('row', { name: /Anmäl senast/ })).toContainText('2027-02-10')
  expect(await scan(page)).toEqual([])
  await conflict.getByRole('button', { name: 'Spara mitt i stället' }).click()
  await expect(page.getByText('12 februari 2027')).toBeVisible()
})
