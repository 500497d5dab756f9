import { type Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { expect, ownWord, PHONE, reportAt, test } from '../fixtures.ts'

async function publish(page: Page, number: number): Promise<void> {
  const name = `Publicera version ${number}`
  await page.getByRole('button', { name }).click()
  await page.getByRole('dialog', { name }).getByRole('button', { name }).click()
  await expect(page.getByText(`Version ${number} används`)).toBeVisible()
}

test('questions are written, published, answered on a phone and changed, and what was answered stays', async ({
  as,
}) => {
  const name = `Stöd ${ownWord('fr')}`
  const developer = await as('developer')
  await developer.goto('/administration/fragor/ny')
  await developer.getByRole('button', { name: 'Lägg till en fråga' }).click()
  await developer.getByRole('button', { name: 'Spara utkastet' }).click()
  await expect(developer.getByText('Fel: Skriv frågan').first()).toBeVisible()
  expect(await scan(developer)).toEqual([])
  await developer.getByRole('textbox', { name: 'Namn' }).fill(name)
  const [first, second] = ['Fråga 1', 'Fråga 2'].map((title) =>
    developer.locator('section').filter({ has: developer.getByRole('heading', { name: title }) }),
  )
  if (first === undefined || second === undefined) throw new Error('two questions')
  await first.getByRole('textbox', { name: 'Fråga', exact: false }).first().fill('Var det känt?')
  await first.getByLabel('Måste frågan besvaras?').selectOption('Ja')
  await second.getByRole('textbox', { name: 'Fråga', exact: false }).first().fill('Sedan hur många dagar?')
  await second.getByLabel('Besvaras med').selectOption('Ett tal')
  await second.getByLabel('Största tal').fill('100')
  await second.getByLabel('Måste frågan besvaras?').selectOption('Bara vid vissa svar på en tidigare fråga')
  await second.getByLabel('Vilken fråga?').selectOption('Var det känt?')
  await second.getByLabel('Ja', { exact: true }).check()
  expect(await scan(developer)).toEqual([])
  await developer.getByRole('button', { name: 'Spara utkastet' }).click()
  await expect(developer.getByRole('heading', { level: 1, name })).toBeFocused()
  await expect(developer.getByText('Måste besvaras om ”Var det känt?” är Ja')).toBeVisible()
  expect(await scan(developer)).toEqual([])
  await publish(developer, 1)

  const manager = await as('manager', PHONE)
  const { id } = await reportAt(manager, 'Utredning barn och familj', `Fråga ${ownWord('fr')}`)
  await manager.goto(`/avvikelser/${id}`)
  await manager.getByRole('link', { name: `Besvara ${name}` }).click()
  await expect(manager.getByRole('heading', { level: 1, name })).toBeFocused()
  await manager.goBack()
  await expect(manager.getByRole('link', { name: `Besvara ${name}` }), 'looking begins nothing').toBeVisible()
  await manager.getByRole('link', { name: `Besvara ${name}` }).click()
  await manager.getByLabel('Svaren är klara').check()
  await manager.getByRole('button', { name: 'Spara svaren' }).click()
  await expect(manager.getByText('Fel: Frågan måste besvaras')).toHaveCount(1)
  await manager.getByLabel('Ja', { exact: true }).check()
  await expect(manager.getByText('Fel: Frågan måste besvaras')).toHaveCount(1)
  await manager.getByRole('textbox', { name: /^Sedan hur många dagar/ }).fill('101')
  await manager.getByRole('button', { name: 'Spara svaren' }).click()
  await expect(manager.getByText('Fel: Högst 100')).toBeVisible()
  expect(await scan(manager)).toEqual([])
  await manager.getByRole('textbox', { name: /^Sedan hur många dagar/ }).fill('2,5')
  await manager.getByLabel('Svaren är klara').uncheck()
  await manager.getByRole('button', { name: 'Spara svaren' }).click()
  await expect(manager.getByText('Påbörjad', { exact: true })).toBeVisible()
  expect(await scan(manager)).toEqual([])
  await manager.getByRole('link', { name }).click()
  await expect(manager.getByRole('textbox', { name: /^Sedan hur många dagar/ })).toHaveValue('2,5')
  await manager.getByLabel('Svaren är klara').check()
  await manager.getByRole('button', { name: 'Spara svaren' }).click()
  await expect(manager.getByText('Klar', { exact: true })).toBeVisible()

  await developer.getByRole('link', { name: 'Ändra', exact: true }).click()
  await developer.getByRole('textbox', { name: 'Namn' }).fill(`${name} igen`)
  await developer.getByRole('button', { name: 'Ta bort fråga 2' }).click()
  await developer.getByRole('button', { name: 'Spara utkastet' }).click()
  await publish(developer, 2)
  await expect(developer.getByRole('rowheader', { name: 'Version 1' })).toBeVisible()

  await manager.reload()
  await expect(manager.getByRole('link', { name: `Besvara ${name} igen` })).toBeVisible()
  await manager.getByRole('link', { name, exact: true }).click()
  await expect(manager.getByText('Sedan hur många dagar?')).toBeVisible()
  await expect(manager.getByText('2,5')).toBeVisible()
  await expect(manager.getByRole('button', { name: 'Spara svaren' })).toHaveCount(0)
  expect(await scan(manager)).toEqual([])

  await developer.getByRole('button', { name: 'Sluta använda' }).click()
  const ending = developer.getByRole('dialog', { name: 'Sluta använda frågorna' })
  await ending.getByRole('button', { name: 'Sluta använda' }).click()
  await expect(developer.getByText('Används inte längre').first()).toBeVisible()
})
