import { expect, ownWord, PEOPLE, test } from '../fixtures.ts'

test('a system is connected with one job, renewed, and ended', async ({ as }) => {
  const page = await as('administrator')
  const name = ownWord('Systemet ')
  await page.goto('/administration')
  await page.getByRole('main').getByRole('link', { name: 'Anslutna system' }).click()
  await page.getByLabel('Nämnd').selectOption({ label: 'Socialnämnden Nord' })
  await expect(page.getByRole('row', { name: /Avvikelser från verksamhetssystemet/ })).toContainText(
    'Får anropa',
  )
  await page.getByRole('link', { name: 'Anslut ett system' }).click()
  await page.getByRole('textbox', { name: 'Namn' }).fill(name)
  await page.getByRole('button', { name: 'Anslut systemet' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Uppgift: Välj en uppgift',
    'Klient-id: Ange klient-id utan blanksteg, med bara vanliga tecken',
  ])
  await page.getByLabel('Uppgift').selectOption({ label: 'Hämta nämndens siffror' })
  await page.getByLabel('Klient-id').fill('deviation-intake')
  await page.getByRole('button', { name: 'Anslut systemet' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toContainText('Varje system har ett eget klient-id')
  await page.getByLabel('Klient-id').fill(crypto.randomUUID())
  await page.getByRole('button', { name: 'Anslut systemet' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
  await expect(page.getByText('Läsa nämndens siffror, där små tal är dolda')).toBeVisible()
  await expect(page.getByText('Aldrig')).toBeVisible()
  await expect(page.getByText(PEOPLE.administrator).last()).toBeVisible()

  await page.getByRole('button', { name: 'Förläng eller ändra' }).click()
  await page.getByRole('dialog').getByLabel('Sista dag').fill('2028-12-31')
  await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByText('31 december 2028')).toBeVisible()
  await page.getByRole('button', { name: 'Avsluta nu' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta nu' }).click()
  await expect(page.getByText('Har slutat', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Avsluta nu' })).toHaveCount(0)
})
