import type { Locator, Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { choose, expect, ownWord, PEOPLE, PHONE, post, test } from '../fixtures.ts'
import { makeOld } from '../old-login.ts'

interface Named {
  id: string
  name: string
}

test('a new unit gets a manager: unit, role, and then the one who answers for it', async ({ as }) => {
  const page = await as('administrator')
  const name = ownWord('Enheten ')
  await page.goto(`/administration/organisation?namnd=${await boardId(page, 'Nord')}`)
  await page.getByRole('link', { name: 'Ny enhet' }).click()
  await page.getByRole('button', { name: 'Lägg upp enheten' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Namn: Ange ett namn på minst två tecken',
    'Område: Välj ett område',
  ])
  await page.getByRole('textbox', { name: 'Namn' }).fill(name)
  await page.getByLabel('Område').selectOption({ label: 'Vuxna' })
  await choose(page, 'Ligger under', 'Avdelning Vuxna')
  await page.getByRole('button', { name: 'Lägg upp enheten' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
  await expect(page.getByText('Enheten saknar ansvarig')).toBeVisible()

  await page.getByRole('link', { name: 'Ge en roll' }).first().click()
  await choose(page, 'Person', 'Johan Tallmyr')
  await expect(page.getByRole('combobox', { name: 'Roll' })).toHaveValue('unit-manager')
  await page.getByRole('button', { name: 'Ge rollen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Johan Tallmyr' })).toBeFocused()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Enhetschef')

  await page.goto(`/administration/organisation?namnd=${await boardId(page, 'Nord')}`)
  await page.getByRole('link', { name }).click()
  await page.getByRole('link', { name: 'Ändra' }).click()
  await choose(page, 'Ansvarig', 'Linnea Strandlöv')
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByRole('alert')).toContainText('Personen har ingen chefsroll på enheten')
  await expect(page.getByRole('link', { name: /Ge en chefsroll/ })).toBeVisible()
  await choose(page, 'Ansvarig', 'Johan Tallmyr')
  await page.getByRole('button', { name: 'Lägg till ett år' }).click()
  await page.getByLabel('Anställda').last().fill('12')
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByText(`Ändringarna av ${name} är sparade`)).toBeVisible()
  await expect(page.getByText('Enheten saknar ansvarig')).toHaveCount(0)
  await expect(page.getByRole('row', { name: '2026' })).toContainText('12')
})

test('two units are merged on a day, and both orders can be seen', async ({ as }) => {
  const page = await as('administrator')
  const board = await boardId(page, 'Nord')
  const parent = await unitId(page, board, 'Avdelning Vuxna')
  const [first, second, whole] = [ownWord('Väst '), ownWord('Öst '), ownWord('Hela ')]
  for (const name of [first, second]) {
    // oxlint-disable-next-line no-await-in-loop -- the tree is changed by one at a time
    await post<Named>(page, '/units', {
      boardId: board,
      parentId: parent,
      name,
      kind: 'unit',
      area: 'adults',
      validFrom: '2026-01-01',
    })
  }
  await page.goto(`/administration/organisation/omorganisera?namnd=${board}`)
  await page.getByLabel('Slå ihop').check()
  await choose(page, 'Enhet 1 som upphör', first)
  await choose(page, 'Enhet 2 som upphör', second)
  await page.getByLabel('Första dagen').fill('2027-01-01')
  await page.getByRole('textbox', { name: 'Namn' }).fill(whole)
  await page.getByRole('button', { name: 'Granska' }).click()
  const review = page.getByRole('dialog', { name: 'Så här blir det' })
  await expect(review).toContainText('Upphör efter 31 december 2026')
  await expect(review).toContainText(`${whole} – ny enhet under Avdelning Vuxna`)
  await review.getByRole('button', { name: 'Genomför' }).click()
  await expect(page.getByRole('heading', { level: 1, name: whole })).toBeFocused()
  await expect(page.getByText('Kommande')).toBeVisible()
  await expect(page.getByRole('link', { name: first })).toBeVisible()

  await page.goto(`/administration/organisation?namnd=${board}`)
  await expect(page.getByRole('link', { name: second })).toBeVisible()
  await expect(page.getByRole('link', { name: whole })).toHaveCount(0)
  await page.getByLabel('Visa den dag').fill('2027-01-01')
  await expect(page.getByRole('heading', { name: 'Organisationen 1 januari 2027' })).toBeVisible()
  await expect(page.getByRole('link', { name: whole })).toBeVisible()
  await expect(page.getByRole('link', { name: second })).toHaveCount(0)
})

test('somebody new gets a role and loses it again', async ({ as }) => {
  const page = await as('administrator')
  const name = ownWord('Anna ')
  await page.goto(`/administration/personer?namnd=${await boardId(page, 'Nord')}`)
  await page.getByRole('link', { name: 'Ny person' }).click()
  await page.getByRole('textbox', { name: 'Namn' }).fill(name)
  await page.getByLabel('E-post').fill('anna')
  await page.getByRole('button', { name: 'Lägg upp personen' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(
    'E-post: Ange en e-postadress som namn@kommun.se',
  )
  await page.getByLabel('E-post').fill('anna@alvsala.example')
  await page.getByRole('button', { name: 'Lägg upp personen' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Ge en roll' })).toBeFocused()
  await page.getByRole('combobox', { name: 'Roll' }).selectOption({ label: 'Kvalitetsutvecklare' })
  await page.getByRole('button', { name: 'Ge rollen' }).click()
  await expect(page.getByRole('row', { name: 'Kvalitetsutvecklare' })).toContainText(
    'Hela Socialnämnden Nord',
  )
  await page.getByRole('button', { name: 'Ändra tid för kvalitetsutvecklare' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Låt i dag bli sista dagen' }).click()
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByText('Tiden för rollen är ändrad')).toBeVisible()
  await expect(page.getByRole('row', { name: 'Kvalitetsutvecklare' })).not.toContainText('tills vidare')

  await page.goto(`/administration/personer?namnd=${await boardId(page, 'Nord')}`)
  await page.getByLabel('Sök på namn').fill(name)
  await page.getByLabel('Sök på namn').press('Enter')
  await expect(page.getByText('1 person', { exact: false }).first()).toBeVisible()
  expect(page.url()).not.toContain(name.slice(0, 4))
})

test('rights are given after a fresh login: in a new tab, with nothing lost here', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'sv-SE' })
  const page = await context.newPage()
  const name = ownWord('Vera ')
  const subject = crypto.randomUUID()
  await page.goto('/bff/login?return=/hjalp')
  await page.getByRole('button', { name: PEOPLE.administrator }).click()
  await page.getByRole('heading', { name: 'Hjälp' }).waitFor()
  const { id } = await post<Named>(page, '/persons', { boardId: await boardId(page, 'Nord'), name })
  await makeOld(context)

  await page.goto(`/administration/personer/${id}`)
  await page.getByRole('button', { name: 'Koppla inloggning' }).click()
  const dialog = page.getByRole('dialog', { name: `Inloggning för ${name}` })
  await dialog.getByLabel('Id hos inloggningstjänsten').fill(subject)
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await expect(dialog.getByText('Logga in på nytt först')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await logInAnew(page, dialog, 'Hanna Lindklev', 'Du loggade in som någon annan')
  await expect(dialog.getByText('Logga in på nytt först')).toBeVisible()
  await logInAnew(page, dialog, PEOPLE.administrator, 'Du är inloggad igen')
  await expect(dialog.getByText('Du är inloggad på nytt')).toBeVisible()
  await expect(dialog.getByLabel('Id hos inloggningstjänsten')).toHaveValue(subject)
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByText(`Inloggningen för ${name} är sparad`)).toBeVisible()
  await expect(page.getByText(subject)).toBeVisible()

  await makeOld(context)
  await page.getByRole('link', { name: 'Ge en roll' }).click()
  await page.getByRole('combobox', { name: 'Roll' }).selectOption({ label: 'Kvalitetsutvecklare' })
  await page.getByRole('button', { name: 'Ge rollen' }).click()
  await logInAnew(page, page, PEOPLE.administrator, 'Du är inloggad igen')
  await page.getByRole('button', { name: 'Ge rollen' }).click()
  await expect(page.getByRole('row', { name: 'Kvalitetsutvecklare' })).toBeVisible()
  await context.close()
})

test('nobody changes their own roles', async ({ as }) => {
  const page = await as('administrator')
  await page.goto(`/administration/personer?namnd=${await boardId(page, 'Nord')}&roll=administrator`)
  await page.getByRole('link', { name: PEOPLE.administrator }).click()
  await expect(page.getByText('Ingen kan ändra sina egna roller')).toBeVisible()
  await expect(page.getByRole('button', { name: /Ändra tid/ })).toHaveCount(0)
})

test('a manager says who stands in, on a phone, and takes it back', async ({ as }) => {
  const page = await as('manager', PHONE)
  await page.goto('/administration')
  await expect(page.getByRole('main').getByRole('link', { name: 'Kodlistor' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Frånvaro och ersättare' }).click()
  await page.getByRole('link', { name: 'Anmäl frånvaro' }).click()
  await expect(page.getByRole('combobox', { name: 'Vem är borta?' })).toHaveValue(PEOPLE.manager)
  await expect(page.getByText('högst 90 dagar i följd')).toBeVisible()
  await expect(page.getByText('loggranskare går inte att ersätta')).toBeVisible()
  await choose(page, 'Vem ersätter?', 'Lovisa Fallstrå')
  await page.getByLabel('Första dag borta').fill('20270110')
  await page.getByLabel('Sista dag borta').fill('2027-01-05')
  await page.getByRole('button', { name: 'Anmäl frånvaron' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(
    'Sista dag borta: Sista dagen kan inte ligga före den första',
  )
  await page.getByLabel('Sista dag borta').fill('2027-04-10')
  await page.getByRole('button', { name: 'Anmäl frånvaron' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(
    'Sista dag borta: Högst 90 dagar i följd',
  )
  await page.getByLabel('Sista dag borta').fill('2027-01-15')
  await page.getByRole('button', { name: 'Anmäl frånvaron' }).click()
  const row = page.getByRole('row', { name: new RegExp(PEOPLE.manager) })
  await expect(row).toContainText('10 januari 2027 – 15 januari 2027')
  await row.getByRole('button', { name: 'Ta bort' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click()
  await expect(page.getByText('Frånvaron är borttagen')).toBeVisible()
  await expect(row).toHaveCount(0)
})

test('a code is added, renamed by two at once, and ended', async ({ as }) => {
  const page = await as('developer')
  const label = ownWord('Orsaken ')
  await page.goto('/administration/kodlistor')
  await page.getByRole('link', { name: 'Orsaker' }).click()
  await page.getByRole('link', { name: 'Ny kod' }).click()
  await page.getByRole('textbox', { name: 'Namn' }).fill(label)
  await page.getByText('Detaljer').click()
  await expect(page.getByRole('textbox', { name: /^Kod/ })).toHaveValue(label.toLowerCase().replace(' ', '-'))
  await page.getByRole('button', { name: 'Lägg till koden' }).click()
  await page.getByRole('link', { name: label }).click()
  await page.getByRole('textbox', { name: 'Namn' }).fill(`${label} A`)

  const other = await as('administrator')
  await other.goto(page.url())
  await other.getByRole('textbox', { name: 'Namn' }).fill(`${label} B`)
  await other.getByRole('button', { name: 'Spara' }).click()
  await expect(other.getByText(`Ändringarna av ${label} B är sparade`)).toBeVisible()

  await page.getByRole('button', { name: 'Spara' }).click()
  const conflict = page.getByRole('dialog', { name: 'Någon annan har ändrat' })
  await expect(conflict.getByRole('row', { name: 'Namn' })).toContainText(
    new RegExp(`${label} A.*${label} B`),
  )
  await conflict.getByRole('button', { name: 'Fortsätt redigera' }).click()
  await page.getByLabel('Sista dag').fill('2026-12-31')
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByRole('row', { name: new RegExp(`${label} A`) })).toContainText('31 dec 2026')
})

test('a board changes its limits and its risk scale', async ({ as }) => {
  const page = await as('administrator')
  const board = await boardId(page, 'Social och arbetsmarknad')
  await page.goto(`/administration/installningar/andra?namnd=${board}`)
  await page.getByLabel('Dagar att utreda').fill('181')
  await page.getByLabel('Från och med talet').first().fill('2')
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Dagar att utreda: Ange ett tal mellan 1 och 180',
    'Nivåer: Den lägsta nivån ska börja på 1',
  ])
  await page.getByLabel('Dagar att utreda').fill('20')
  await page.getByLabel('Från och med talet').first().fill('1')
  await page
    .getByRole('group', { name: /^Konsekvens/ })
    .getByLabel('Steg 1')
    .fill('Obetydlig')
  await expect(page.getByRole('columnheader', { name: '1 Obetydlig' })).toBeVisible()
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByText('Inställningarna är sparade')).toBeVisible()
  await expect(page.getByText('inom 20 dagar')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '1 Obetydlig' })).toBeVisible()
})

test('the tree is opened and closed from the keyboard, and what is typed is asked for before one leaves', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`/administration/organisation?namnd=${await boardId(page, 'Nord')}`)
  const toggle = page.getByRole('button', { name: 'Enheter under Avdelning Vuxna' })
  await expect(toggle).toHaveAttribute('aria-expanded', 'true')
  await toggle.focus()
  await page.keyboard.press('Enter')
  await expect(toggle).toHaveAttribute('aria-expanded', 'false')
  await expect(page.getByRole('link', { name: 'Utredning vuxna' })).toHaveCount(0)
  await page.getByLabel('Sök enhet').fill('utredning v')
  await expect(page.getByRole('link', { name: 'Utredning vuxna' })).toBeVisible()
  await page.getByRole('link', { name: 'Utredning vuxna' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Ändra' }).click()
  await page.getByRole('textbox', { name: 'Namn' }).fill('Något annat')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await page.getByRole('link', { name: 'Avbryt' }).click()
  await expect.poll(() => asked.length).toBe(1)
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveValue('Något annat')
})

test('who has no part in the administration does not see it', async ({ as }) => {
  const page = await as('reporter')
  await page.goto('/hjalp')
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0)
  await page.goto('/administration/personer')
  await expect(page.getByRole('heading', { name: 'Du har inte behörighet till sidan' })).toBeVisible()
})

/** Logs in anew in the tab that a refused step offers, as somebody, and comes back when the tab says what it came to. */
async function logInAnew(page: Page, place: Page | Locator, who: string, outcome: string): Promise<void> {
  const opened = page.context().waitForEvent('page')
  await place.getByRole('link', { name: 'Logga in i ny flik' }).click()
  const tab = await opened
  await tab.getByRole('button', { name: who }).click()
  await expect(tab.getByRole('heading', { level: 1, name: outcome })).toBeVisible()
  await tab.close()
}

async function boardId(page: Page, shortName: string): Promise<string> {
  if (page.url() === 'about:blank') await page.goto('/hjalp')
  return page.evaluate(async (name) => {
    const { boards } = (await (await fetch('/bff/api/boards')).json()) as {
      boards: { id: string; shortName: string }[]
    }
    return boards.find((board) => board.shortName === name)?.id ?? ''
  }, shortName)
}

async function unitId(page: Page, board: string, unit: string): Promise<string> {
  return page.evaluate(
    async ([id, name]) => {
      const answer = await fetch(`/bff/api/units?limit=100&boardId=${id}`)
      const { units } = (await answer.json()) as { units: Named[] }
      return units.find((one) => one.name === name)?.id ?? ''
    },
    [board, unit] as const,
  )
}
