import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { choose, expect, ownWord, PEOPLE, PHONE, post, reportAt, test } from '../fixtures.ts'
import { inDays, proposedAbout } from '../forms-actions.ts'

const UNIT = 'Utredning barn och familj'
/** Of the demo: done, and counted the day before. The journey below leaves it as it found it. */
const MEASURED = 'Tätare arbetsledning i nya utredningar'

/** Reads a page anew until something that is done in the background stands there. */
async function until(page: Page, shown: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(async () => {
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
      return shown()
    })
    .toBe(true)
}

test('an action is judged with its chart in view, has helped until it happens again, and is opened again', async ({
  as,
}) => {
  const manager = await as('manager')
  const missing: string[] = []
  manager.on('response', (answer) => answer.status() === 404 && missing.push(answer.url()))
  await manager.goto('/atgarder?status=done')
  await manager.getByRole('row').filter({ hasText: MEASURED }).getByRole('link').click()
  await expect(manager.getByRole('heading', { level: 1, name: MEASURED })).toBeVisible()
  const address = new URL(manager.url()).pathname
  await expect(manager.locator('svg [data-marker]').first()).toBeAttached()
  expect(missing, "the figure is the department's").toEqual([])
  await manager.getByRole('button', { name: 'Bedöm effekten' }).click()
  const judging = manager.getByRole('dialog', { name: 'Bedöm effekten' })
  await expect(judging.getByText(/^Väntat$/)).toBeVisible()
  await expect(judging.locator('svg [data-marker]').first()).toBeVisible()
  await expect(judging.getByText(/: ÅTG-\d+$/).first()).toBeVisible()
  expect(await scan(manager)).toEqual([])
  // What the chart says depends on the day of the month: what cannot be judged needs a reason on all of them.
  await judging.getByLabel('Går inte att avgöra').check()
  await judging.getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(judging.getByText('Fel: Skriv varför')).toBeVisible()
  await judging.getByLabel('Ledde till förbättring').check()
  await judging.getByRole('textbox', { name: 'Varför?' }).fill('Enheten ser att färre får fel brev.')
  await judging.getByRole('button', { name: 'Spara bedömningen' }).click()
  await expect(manager.getByText('Bedömningen är sparad')).toBeVisible()
  await expect(manager.getByText('Återkom', { exact: true })).toHaveCount(0)

  const source = manager.getByRole('link', { name: /^AVV-/ }).first()
  const earlier = (await source.textContent())?.trim() ?? ''
  const reporter = await as('reporter', PHONE)
  const later = await reportAt(reporter, UNIT, ownWord('Hände på nytt '))
  await manager.goto(`/avvikelser/${later.id}`)
  await manager.getByRole('button', { name: 'Koppla ett ärende' }).click()
  const linking = manager.getByRole('dialog', { name: 'Koppla ett ärende' })
  await linking.getByRole('combobox', { name: 'Vilket ärende?' }).fill(earlier)
  await manager.getByRole('option', { name: earlier }).click()
  await linking.getByLabel('Har hänt förut').check()
  await linking.getByRole('button', { name: 'Koppla', exact: true }).click()
  await expect(manager.getByText('Ärendena är kopplade')).toBeVisible()

  // Whoever sees to the whole board finds it in the list, and on its page the way to the report.
  const developer = await as('developer')
  await developer.goto('/atgarder?aterkom=true')
  const row = developer.getByRole('row').filter({ hasText: MEASURED })
  await until(developer, () => row.isVisible())
  await expect(row).toContainText('Återkom')
  expect(await scan(developer)).toEqual([])
  await row.getByRole('link').click()
  await expect(developer.getByText('Det har hänt igen').first()).toBeVisible()
  await expect(developer.getByRole('link', { name: later.title })).toHaveAttribute(
    'href',
    `/avvikelser/${later.id}`,
  )

  await reporter.goto(address)
  await expect(reporter.getByRole('heading', { level: 1 })).not.toHaveText(MEASURED)

  const phone = await as('manager', PHONE)
  await phone.goto('/aviseringar')
  await phone
    .getByRole('link', { name: `Det har hänt igen: ${MEASURED}` })
    .first()
    .click()
  await expect(phone.getByText('Återkom', { exact: true })).toBeVisible()
  expect(await scan(phone)).toEqual([])
  await phone.getByRole('button', { name: 'Öppna igen' }).click()
  const again = phone.getByRole('dialog', { name: 'Öppna åtgärden igen' })
  await again.getByLabel('Varför behöver mer göras?').fill('Det hände igen hos en ny handläggare.')
  await again.getByRole('textbox', { name: /När ska den vara klar/ }).fill(inDays(0))
  await again.getByRole('textbox', { name: /Vilken dag följs den upp igen/ }).fill(inDays(0))
  expect(await scan(phone)).toEqual([])
  await again.getByRole('button', { name: 'Öppna igen' }).click()
  await expect(phone.getByText('Åtgärden är öppnad igen')).toBeVisible()
  await expect(phone.getByText('Återkom', { exact: true })).toHaveCount(0)
  await expect(phone.getByText('Tidigare bedömningar (1)')).toBeVisible()

  await phone.getByRole('button', { name: 'Genomförd', exact: true }).click()
  const completing = phone.getByRole('dialog')
  await completing.getByLabel('Vad visar att den är genomförd?').fill('Den nya handläggaren har egna möten.')
  await completing.locator('button[type=submit]').click()
  await expect(completing).toHaveCount(0)
  await until(phone, () => phone.getByRole('button', { name: 'Bedöm effekten' }).isVisible())
})

test('a matter is tied to what is done already, and found no more among what it can be tied to', async ({
  as,
}) => {
  const page = await as('manager')
  const title = ownWord('Redan på gång ')
  const action = await proposedAbout(page, title)
  for (const size of [undefined, PHONE]) {
    // oxlint-disable-next-line no-await-in-loop -- one matter after the other
    const one = await as('manager', size)
    // oxlint-disable-next-line no-await-in-loop
    const report = await reportAt(one, UNIT, ownWord('Kopplas '))
    // oxlint-disable-next-line no-await-in-loop
    await tie(one, report.id, action.reference, title)
  }
  await page.goto(`/atgarder/${action.id}`)
  await expect(page.getByRole('link', { name: /^AVV-/ })).toHaveCount(3)
})

async function tie(page: Page, reportId: string, reference: string, title: string): Promise<void> {
  await page.goto(`/avvikelser/${reportId}`)
  await page.getByRole('button', { name: 'Koppla till en befintlig åtgärd' }).click()
  const dialog = page.getByRole('dialog', { name: 'Koppla till en befintlig åtgärd' })
  await dialog.getByRole('button', { name: 'Koppla', exact: true }).click()
  await expect(dialog.getByText('Fel: Välj vilken åtgärd')).toBeVisible()
  expect(await scan(page)).toEqual([])
  const which = dialog.getByRole('combobox', { name: 'Vilken åtgärd?' })
  await which.fill(reference)
  await page.getByRole('option', { name: title }).click()
  await dialog.getByRole('button', { name: 'Koppla', exact: true }).click()
  await expect(page.getByText(`${reference} gäller nu ärendet också`)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: title })).toBeVisible()
  await page.getByRole('button', { name: 'Koppla till en befintlig åtgärd' }).click()
  await which.fill(reference)
  await expect(which).toHaveAttribute('aria-busy', 'false')
  await expect(page.getByRole('option', { name: title })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Avbryt' }).click()
}

test('whoever proposes says who could do it: themselves, or somebody found by name', async ({ as }) => {
  const manager = await as('manager')
  const report = await reportAt(manager, UNIT, ownWord('Vem gör det '))
  const found = await manager.evaluate(
    async ([id, name]) => {
      const answer = await fetch(`/bff/api/matters/${id}/candidates?q=${encodeURIComponent(name)}`)
      return ((await answer.json()) as { candidates: { id: string }[] }).candidates[0]?.id ?? ''
    },
    [report.id, PEOPLE.reporter] as const,
  )
  await post(manager, `/matters/${report.id}/participants`, { personId: found, part: 'investigator' })

  const reporter = await as('reporter', PHONE)
  const own = ownWord('Jag gör det ')
  await propose(reporter, report.id, own, async () => {
    await reporter.getByLabel('Jag kan göra den själv').check()
  })
  const named = ownWord('Johan gör det ')
  await propose(manager, report.id, named, () => choose(manager, 'Vem ska göra den?', PEOPLE.secondManager))
  for (const [title, name] of [
    [own, PEOPLE.reporter],
    [named, PEOPLE.secondManager],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one decision after the other
    await manager.goto(`/avvikelser/${report.id}`)
    // oxlint-disable-next-line no-await-in-loop
    await manager.getByRole('link', { name: title }).click()
    // oxlint-disable-next-line no-await-in-loop
    await manager.getByRole('link', { name: 'Besluta' }).click()
    // oxlint-disable-next-line no-await-in-loop
    await manager.getByRole('radio', { name: /^Ja, helt/ }).check()
    // oxlint-disable-next-line no-await-in-loop
    await expect(manager.getByRole('combobox', { name: 'Vem gör den?' })).toHaveValue(name)
  }
})

async function propose(
  page: Page,
  reportId: string,
  title: string,
  name: () => Promise<void>,
): Promise<void> {
  await page.goto(`/avvikelser/${reportId}`)
  await page.getByRole('link', { name: 'Föreslå åtgärd' }).click()
  await page.getByLabel('Åtgärden på en rad').fill(title)
  await page.getByLabel('Vad ska göras?').fill('Listan läses av två.')
  await page.getByLabel('Vad ändrar åtgärden?').selectOption('Rutin')
  await page.getByRole('radio', { name: /^Medel/ }).check()
  await page.getByRole('textbox', { name: /När ska den vara klar/ }).fill(inDays(20))
  await name()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Föreslå åtgärden' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
}
