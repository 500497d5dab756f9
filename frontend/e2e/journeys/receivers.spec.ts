import { axeFaults, scan } from '../axe.ts'
import { expect, ownWord, PHONE, test } from '../fixtures.ts'

const RECEIVER = process.env['QMS_E2E_RECEIVER'] ?? ''

test('events are sent to a system that answers, under a secret that can be changed, and not where they may not', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto('/administration/system')
  await page.getByLabel('Nämnd').selectOption({ label: 'Socialnämnden Nord' })
  await page.getByRole('link', { name: 'Avvikelser från verksamhetssystemet' }).click()
  const dialog = page.getByRole('dialog')
  const add = async (url: string) => {
    await page.getByRole('button', { name: 'Lägg till mottagare' }).click()
    await dialog.getByRole('textbox', { name: 'Adress' }).fill(url)
    await dialog.getByRole('button', { name: 'Lägg till' }).click()
  }
  await add('http://verksamhet.example.se/')
  await expect(dialog.getByText('Skriv en adress som börjar med https://').first()).toBeVisible()
  expect(await scan(page)).toEqual([])
  const url = `${RECEIVER}/${ownWord('prov')}`
  await dialog.getByRole('textbox', { name: 'Adress' }).fill(url)
  await dialog.getByRole('button', { name: 'Lägg till' }).click()
  const secret = dialog.getByText(/^whsec_/)
  await expect(secret).toBeVisible()
  const first = await secret.textContent()
  expect(await axeFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Stäng', exact: true }).first().click()
  const receiver = page.getByRole('listitem').filter({ hasText: url })
  await expect(receiver).toContainText('Tar emot')
  await expect(receiver).toContainText('Mottaget, i dag')
  await expect(page.getByText(/whsec_/)).toHaveCount(0)

  await receiver.getByRole('button', { name: 'Skicka igen' }).click()
  const since = dialog.getByLabel('Från och med')
  const today = await since.inputValue()
  await since.fill('1999-01-01')
  await dialog.getByRole('button', { name: 'Skicka dem igen' }).click()
  await expect(dialog.getByText('högst 30 dagar bakåt').first()).toBeVisible()
  expect(await scan(page)).toEqual([])
  await since.fill(today)
  await dialog.getByRole('button', { name: 'Skicka dem igen' }).click()
  await expect(dialog).toHaveCount(0)
  await receiver.locator('summary').click()
  await expect(receiver.getByRole('row', { name: /Mottaget \(204\)/ }).first()).toContainText('se.kvalitet.')
  expect(await axeFaults(page)).toEqual([])

  await receiver.getByRole('button', { name: 'Byt hemlighet' }).click()
  await dialog.getByRole('button', { name: 'Byt hemlighet' }).click()
  await expect(secret).not.toHaveText(first ?? '')
  await dialog.getByRole('button', { name: 'Stäng', exact: true }).first().click()
  await receiver.getByRole('button', { name: 'Pausa' }).click()
  await dialog.getByRole('button', { name: 'Pausa' }).click()
  await expect(receiver).toContainText('Pausad')
  await receiver.getByRole('button', { name: 'Pröva' }).click()
  await dialog.getByRole('button', { name: 'Pröva' }).click()
  await expect(receiver).toContainText('Tar emot')

  const within = `https://10.0.0.1/${ownWord('prov')}`
  await add(within)
  await expect(secret).toBeVisible()
  await dialog.getByRole('button', { name: 'Stäng', exact: true }).first().click()
  const other = page.getByRole('listitem').filter({ hasText: within })
  await expect(other).toContainText('Adressen leder till ett nät som tjänsten inte får nå')
  await page.setViewportSize(PHONE)
  expect(await axeFaults(page)).toEqual([])
  for (const each of [other, receiver]) {
    // oxlint-disable-next-line no-await-in-loop -- ended one after the other
    await each.getByRole('button', { name: 'Avsluta' }).click()
    // oxlint-disable-next-line no-await-in-loop -- as above
    await dialog.getByRole('button', { name: 'Avsluta' }).click()
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect(each).toContainText('Avslutad')
  }
  // Ids are there for those who ask.
  await receiver.locator('summary').click()
  expect(await scan(page)).toEqual([])
})
