import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { choose, expect, ownWord, PEOPLE, PHONE, reportAt, test } from '../fixtures.ts'
import { first } from '../forms.ts'
import { done, inDays } from '../forms-actions.ts'

const UNIT = 'Utredning barn och familj'

async function proposeFrom(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Föreslå åtgärd' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Föreslå åtgärd' })).toBeFocused()
  await page.getByRole('button', { name: 'Föreslå åtgärden' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(5)
  expect(await scan(page)).toEqual([])
  await page.getByLabel('Åtgärden på en rad').fill(title)
  await page
    .getByLabel('Vad ska göras?')
    .fill('Regionen skickar läkemedelslistan samma dag som någon skrivs ut.')
  await page.getByLabel('Vad ändrar åtgärden?').selectOption('Samverkan')
  await page.getByRole('radio', { name: /^Stark/ }).check()
  await page.getByRole('textbox', { name: /När ska den vara klar/ }).fill(inDays(10))
  await page.getByLabel('Någon utanför nämndens verksamhet ska göra den').check()
  await page.getByLabel('Vad för slags part?').selectOption('Regionen')
  await page.getByLabel('Vad heter parten?').fill('Region Västernorrland')
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Föreslå åtgärden' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
}

async function decidePartly(page: Page, contact: string, follower: string): Promise<void> {
  await page.getByRole('link', { name: 'Besluta' }).click()
  await page.getByRole('radio', { name: /^Ja, delvis/ }).check()
  await page.getByRole('radio', { name: /^Ett mått/ }).check()
  await page.getByRole('button', { name: 'Besluta åtgärden' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(4)
  expect(await scan(page)).toEqual([])
  await page.getByLabel('Vilka delar?').fill('Bara för dem som skrivs ut till ett boende.')
  await choose(page, 'Vem hos oss håller kontakten?', contact)
  await page.getByLabel('Färre eller lägre').check()
  await page.getByLabel('Med minst hur många procent?').fill('30')
  await page.getByRole('textbox', { name: /Vilken dag följs den upp/ }).fill(inDays(100))
  await choose(page, 'Vem följer upp?', follower)
  await page.getByRole('button', { name: 'Besluta åtgärden' }).click()
  await expect(page.getByText(/^Beslutet om ÅTG-\d+ är sparat$/)).toBeVisible()
}

async function step(
  page: Page,
  button: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  await page.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  expect(await scan(page)).toEqual([])
  await dialog.locator('button[type=submit]').click()
  await expect(dialog).toHaveCount(0)
}

test('an action is proposed, decided in part, sent, answered and done, each by whose turn it is', async ({
  as,
}) => {
  const manager = await as('manager')
  const report = await reportAt(manager, UNIT, ownWord('Åtgärdas '))
  const title = ownWord('Listan samma dag ')
  await manager.goto(`/avvikelser/${report.id}`)
  await proposeFrom(manager, title)
  expect(await scan(manager)).toEqual([])
  await expect(manager.getByRole('link', { name: report.reference })).toBeVisible()
  await decidePartly(manager, PEOPLE.secondManager, PEOPLE.head)
  await expect(manager.getByText('Minst 30 % färre eller lägre')).toBeVisible()
  await expect(manager.getByText('Bara för dem som skrivs ut till ett boende.').first()).toBeVisible()
  await expect(manager.getByRole('link', { name: 'Ändra', exact: true })).toHaveCount(0)
  expect(await scan(manager)).toEqual([])

  // The contact is a manager of another unit, who reaches it because it is theirs to do.
  const contact = await as('secondManager', PHONE)
  await contact.goto('/')
  await contact.getByRole('link', { name: `Påbörja: ${title}` }).click()
  await expect(contact.getByRole('link', { name: 'Besluta' })).toHaveCount(0)
  await step(contact, 'Påbörja', async () => undefined)
  await expect(contact.getByText('Pågår', { exact: true }).first()).toBeVisible()
  await step(contact, 'Skickad', async (dialog) => {
    await dialog.getByRole('textbox', { name: /Vilken dag skickades/ }).fill(inDays(-40))
  })
  await expect(contact.getByText('Inget svar, väntat 40 dagar')).toBeVisible()
  await expect(contact.getByRole('button', { name: 'Genomförd', exact: true })).toHaveCount(0)

  await manager.goto('/atgarder?vy=elsewhere')
  const row = manager.getByRole('row').filter({ hasText: title })
  await expect(row).toContainText('Region Västernorrland')
  await expect(row).toContainText('väntat 40 dagar')
  await manager.getByRole('link', { name: /^Inom två veckor/ }).click()
  await expect(row).toBeVisible()

  await step(contact, 'Registrera svar', async (dialog) => {
    await dialog.getByRole('button', { name: 'Spara svaret' }).click()
    await expect(dialog.getByText('Fel: Skriv vad de svarade')).toBeVisible()
    await dialog.getByLabel('Vad svarade de?').fill('Infört på medicinkliniken den första.')
  })
  await step(contact, 'Genomförd', async (dialog) => {
    await dialog.getByLabel('Vad visar att den är genomförd?').fill('Tre utskrivningar med lista samma dag.')
  })
  await expect(contact.getByText('Genomförd', { exact: true }).first()).toBeVisible()
  expect(await scan(contact)).toEqual([])

  await manager.goto(`/avvikelser/${report.id}`)
  await expect(manager.getByRole('listitem').filter({ hasText: title })).toContainText('Genomförd')
  const reader = await as('developer')
  await reader.goto('/atgarder?status=done')
  await reader.getByRole('row').filter({ hasText: title }).getByRole('link').click()
  await expect(reader.getByText('Tre utskrivningar med lista samma dag.').first()).toBeVisible()
  await expect(reader.getByRole('button', { name: /Flytta fram|Avbryt åtgärden|Lämna över/ })).toHaveCount(0)
  const reporter = await as('reporter')
  await reporter.goto(new URL(reader.url()).pathname)
  await expect(reporter.getByRole('heading', { level: 1 })).not.toHaveText(title)
})

test('a proposal that is turned down says why, and asks for nobody and no measure', async ({ as }) => {
  const page = await as('manager')
  await page.goto('/atgarder/ny')
  const title = ownWord('Påminn alla ')
  await page.getByLabel('Åtgärden på en rad').fill(title)
  await page.getByLabel('Vad ska göras?').fill('Ett brev till alla.')
  await page.getByLabel('Vad ändrar åtgärden?').selectOption('Information')
  await page.getByRole('radio', { name: /^Svag/ }).check()
  await page.getByRole('textbox', { name: /När ska den vara klar/ }).fill(inDays(10))
  await page.getByRole('button', { name: 'Föreslå åtgärden' }).click()
  await page.getByRole('link', { name: 'Ändra', exact: true }).click()
  await page.getByLabel('Vad ska göras?').fill('Ett brev till alla på enheten.')
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Spara förslaget' }).click()
  await expect(page.getByText('Ett brev till alla på enheten.')).toBeVisible()
  await page.getByRole('link', { name: 'Besluta' }).click()
  await page.getByRole('radio', { name: /^Nej/ }).check()
  await expect(page.getByText('Hur märks det att det hjälpte?')).toHaveCount(0)
  await page.getByLabel('Varför inte?').fill('Brev hjälpte inte förra gången.')
  await page.getByRole('button', { name: 'Spara beslutet' }).click()
  await expect(page.getByText('Brev hjälpte inte förra gången.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Avbryt åtgärden' })).toHaveCount(0)
  expect(await scan(page)).toEqual([])
})

test('what is to be done about a decision that waits is proposed from it', async ({ as }) => {
  const page = await as('decisionManager', PHONE)
  await page.goto(`/ej-verkstallda/${await first(page, '/decisions?limit=100', 'actions')}`)
  await page.getByRole('link', { name: 'Åtgärda' }).click()
  await expect(page.getByText(/^Gäller BES-\d+: /)).toBeVisible()
  await page.getByRole('link', { name: /^Till BES-/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /BES-/ })).toBeVisible()
})

test('an action is judged by what was registered, opened again, and its matter is judged', async ({ as }) => {
  const page = await as('manager', PHONE)
  const title = ownWord('Dubbelkoll ')
  const address = `/atgarder/${(await done(page, title)).id}`
  await page.goto('/')
  await page.getByRole('link', { name: `Bedöm effekten: ${title}` }).click()
  expect(new URL(page.url()).pathname).toBe(address)
  await page.getByRole('button', { name: 'Bedöm effekten' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bedöm effekten' })
  await expect(dialog.getByText('Påståendet: Ingen dos har getts för sent.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(dialog.getByRole('alert').getByRole('link')).toHaveCount(2)
  expect(await scan(page)).toEqual([])
  await dialog.getByLabel('Nej, det stämmer inte').check()
  await dialog.getByLabel('Ingen effekt').check()
  await dialog.getByLabel('Varför?').fill('Två doser gavs för sent.')
  await dialog.getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(page.getByText('Bedömningen är sparad')).toBeVisible()
  await expect(page.getByText('Påståendet stämde inte.')).toBeVisible()
  await expect(page.getByText(/Bedömd av den som gjorde den/)).toBeVisible()
  expect(await scan(page)).toEqual([])

  await page.getByRole('link', { name: /^AVV-/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('Ingen effekt')
  await page.getByRole('button', { name: 'Bedöm effekten' }).click()
  const ofMatter = page.getByRole('dialog', { name: 'Bedöm effekten av ärendet' })
  await expect(ofMatter.getByText('Åtgärdernas bedömningar säger tillsammans: ingen effekt.')).toBeVisible()
  await ofMatter.getByLabel('Ledde till förbättring').check()
  await ofMatter.getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(ofMatter.getByText('Fel: Skriv varför')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await ofMatter.getByLabel('Varför?').fill('En ny läkare löste det.')
  await ofMatter.getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(page.getByText('En ny läkare löste det.').first()).toBeVisible()
  expect(await scan(page)).toEqual([])

  await page.goto(address)
  await page.getByRole('button', { name: 'Öppna igen' }).click()
  const again = page.getByRole('dialog', { name: 'Öppna åtgärden igen' })
  await again.getByRole('button', { name: 'Öppna igen' }).click()
  await expect(again.getByRole('alert').getByRole('link')).toHaveCount(3)
  expect(await scan(page)).toEqual([])
  await again.getByLabel('Varför behöver mer göras?').fill('Också på kvällen.')
  await again.getByRole('textbox', { name: /När ska den vara klar/ }).fill(inDays(20))
  await again.getByRole('textbox', { name: /Vilken dag följs den upp igen/ }).fill(inDays(90))
  await again.getByRole('button', { name: 'Öppna igen' }).click()
  await expect(page.getByText('Åtgärden är öppnad igen')).toBeVisible()
  await expect(page.getByText('Pågår', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Tidigare bedömningar (1)')).toBeVisible()
})

test('whoever stands in decides where the manager is away', async ({ as }) => {
  const page = await as('deputy')
  await page.goto('/atgarder/ny')
  const title = ownWord('Ersatt ')
  await page.getByLabel('Åtgärden på en rad').fill(title)
  await page.getByLabel('Vad ska göras?').fill('Beslut skickas med kopia till arkivet.')
  await page.getByLabel('Vad ändrar åtgärden?').selectOption('Rutin')
  await page.getByRole('radio', { name: /^Medel/ }).check()
  await choose(page, 'På vilken enhet?', 'Försörjningsstöd Berget')
  await page.getByRole('textbox', { name: /När ska den vara klar/ }).fill(inDays(20))
  await page.getByRole('button', { name: 'Föreslå åtgärden' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  await page.goto('/')
  // It waits with whoever is at work: the unit's own manager is away.
  await page.getByRole('link', { name: `Besluta: ${title}` }).click()
  await page.getByRole('radio', { name: /^Nej/ }).check()
  await page.getByLabel('Varför inte?').fill('Arkivet får dem redan.')
  await page.getByRole('button', { name: 'Spara beslutet' }).click()
  await expect(page.getByText('Arkivet får dem redan.').first()).toBeVisible()
})
