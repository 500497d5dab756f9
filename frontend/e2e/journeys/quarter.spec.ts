import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { expect, PEOPLE, post, test } from '../fixtures.ts'
import { first } from '../forms.ts'
import { keyed, linesOf } from '../ivo-lines.ts'

test('a whole quarter: drawn up, checked, approved by another, told to IVO line by line, closed', async ({
  as,
}) => {
  const head = await as('decisionHead')
  await head.goto('/')
  await head.getByRole('link', { name: /^Se till att kvartalet anmäls/ }).click()
  await expect(head.getByText('har lyfts till avdelnings- eller förvaltningschef')).toBeVisible()
  expect(await scan(head)).toEqual([])

  const page = await as('decisionReporter')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await expect(page.getByRole('link', { name: /^Sammanställ: Rapport till IVO/ })).toBeVisible()
  await page.goto('/ej-verkstallda/rapporter')
  const quarter = page.getByLabel('Vilket kvartal?')
  const name = (await quarter.locator('option').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'Sammanställ', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
  const check = page.getByRole('button', { name: 'Intyga kontroll' })
  await expect(check).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Sammanställt, klart' })).toBeVisible()
  expect(await scan(page)).toEqual([])

  await check.click()
  await expect(page.getByRole('dialog', { name: 'Är listan kontrollerad?' })).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Ja, listan är kontrollerad' }).click()
  await expect(page.getByText('Kontrollen är sparad')).toBeVisible()
  await expect(page.getByText(`av ${PEOPLE.decisionReporter}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Godkänn' })).toHaveCount(0)

  await head.goto('/')
  await head.getByRole('link', { name: /^Godkänn: Rapport till IVO/ }).click()
  await expect(head.getByRole('button', { name: 'Intyga kontroll' })).toHaveCount(0)
  await head.getByRole('button', { name: 'Godkänn' }).click()
  await head.getByRole('dialog').getByRole('button', { name: 'Godkänn rapporten' }).click()
  await expect(head.getByText('Rapporten är godkänd')).toBeVisible()
  await expect(head.getByText(`av ${PEOPLE.decisionHead}`)).toBeVisible()
  await expect(head.locator('main').getByRole('link', { name: /^BES-/ })).toHaveCount(0)

  const administrator = await as('administrator')
  await administrator.goto(page.url())
  await expect(administrator.getByRole('link', { name: 'Listan', exact: true })).toHaveCount(0)
  await administrator.getByRole('button', { name: 'Ändra dagarna' }).click()
  const dates = administrator.getByRole('dialog')
  await dates.getByLabel('Anmäl senast').fill('2020-01-01')
  await dates.getByRole('button', { name: 'Spara' }).click()
  await expect(dates.getByRole('alert')).toBeFocused()
  await expect(dates.getByText('Fel: Sista dagen kan inte komma före den första')).toBeVisible()
  expect(await scan(administrator)).toEqual([])
  await dates.getByLabel('Anmäl senast').fill('2026-12-18')
  await dates.getByRole('button', { name: 'Spara' }).click()
  await expect(administrator.getByText('Dagarna är ändrade')).toBeVisible()
  await expect(administrator.getByText('18 december 2026')).toBeVisible()

  await page.reload()
  const id = page.url().split('/').at(-1)?.split('?')[0] ?? ''
  await expect(page.getByRole('link', { name: 'Börja anmäla' })).toBeInViewport()
  await page.getByRole('link', { name: 'Börja anmäla' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Rad 1: BES-/ })).toBeFocused()
  await page.getByRole('button', { name: 'Kopiera insats' }).click()
  await expect(page.getByText('Insats är kopierat')).toBeAttached()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await valueOf(page, 'Insats'))
  await expect(page.getByRole('button', { name: 'Kopiera personnummer' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Markera som anmäld' }).click()
  await expect(page.getByLabel('Kvittens från IVO')).toHaveAttribute('aria-invalid', 'true')
  expect(await scan(page)).toEqual([])
  await page.getByLabel('Kvittens från IVO').fill('19121212-1212')
  await page.getByRole('button', { name: 'Markera som anmäld' }).click()
  await expect(page.getByText(/^Fel: .*inte .*ett personnummer/)).toBeVisible()
  await page.getByLabel('Kvittens från IVO').fill('IVO-1')
  await page.getByRole('button', { name: 'Markera som anmäld' }).click()
  await expect(page.getByText('Rad 1 är anmäld')).toBeVisible()
  await expect(page.getByText(/^1 av \d+ anmälda$/)).toBeVisible()

  await page.goto(`/ej-verkstallda/rapporter/${id}`)
  await page.getByRole('link', { name: 'Fortsätt anmäla: rad 2' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Rad 2: BES-/ })).toBeFocused()
  const rest = (await linesOf(page, id)).filter((one) => one.receipt === null)
  expect(rest.length).toBeGreaterThan(1)
  const keys = await keyed(page, id, rest)
  // oxlint-disable-next-line no-console -- what the job takes is told, as other jobs are
  console.log(`lines told to IVO: ${rest.length}, by ${keys} keys and no click; by mouse 17 clicks a line`)
  await page.goto(`/ej-verkstallda/rapporter/${id}`)
  await page.getByRole('button', { name: 'Avsluta kvartalet' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta kvartalet' }).click()
  await expect(page.getByText('Kvartalet är avslutat')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Avslutat, klart' })).toBeVisible()

  await page.getByRole('link', { name: 'Filer och uppgifter' }).click()
  await expect(page).toHaveURL(/del=filer/)
  expect(await scan(page)).toEqual([])
  const pdf = await fileOf(page, page.getByRole('link', { name: 'Statistik till fullmäktige som PDF' }))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const csv = await fileOf(page, page.getByRole('link', { name: 'Rapport till revisorerna som CSV' }))
  expect(csv.toString('utf8').trim().split('\r\n').length).toBeGreaterThan(1)

  await page.getByRole('main').getByRole('link', { name: 'Statistik', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Det som fullmäktige får' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'dolt' }).first()).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('link', { name: 'Mellan brytdagarna' }).click()
  await expect(page.getByText('Tolkning: listan visar läget på brytdagen')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Dröjsmål mellan två brytdagar' })).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.getByRole('link', { name: 'Rättelser' }).click()
  await expect(page.getByRole('heading', { name: 'Vad som har ändrats sedan listan frystes' })).toBeVisible()
  expect(await scan(page)).toEqual([])

  await page.getByRole('button', { name: 'Gör en rättelse' }).click()
  const correcting = page.getByRole('dialog', { name: 'Gör en rättelse' })
  await correcting.getByRole('button', { name: 'Gör en rättelse' }).click()
  await expect(correcting.getByText('Fel: Skriv varför rättelsen behövs')).toBeVisible()
  await correcting.getByLabel('Varför behövs rättelsen?').fill('Ett beslut registrerades för sent.')
  await correcting.getByRole('button', { name: 'Gör en rättelse' }).click()
  await expect(page).not.toHaveURL(new RegExp(id))
  await expect(page.getByText('version 2')).toBeVisible()
  await expect(check).toBeVisible()
  await expect(page.getByText('Ett beslut registrerades för sent.')).toBeVisible()
  await page.getByRole('link', { name: 'Till den förra versionen' }).click()
  await expect(page.getByText('Det finns en nyare version')).toBeVisible()
  expect(await scan(page)).toEqual([])

  const auditor = await as('auditor')
  await auditor.goto(`/ej-verkstallda/rapporter/${id}`)
  await auditor.getByRole('link', { name: 'Filer och uppgifter' }).click()
  await expect(auditor.getByRole('link', { name: 'Rapport till revisorerna som PDF' })).toBeVisible()
  await expect(auditor.getByRole('link', { name: 'Listan som PDF' })).toHaveCount(0)
  await expect(auditor.getByRole('link', { name: 'Rättelser' })).toHaveCount(0)
  expect(await scan(auditor)).toEqual([])
})

test('a receipt that was wrongly keyed is put right by keyboard alone, and what stood stays to be read', async ({
  as,
}) => {
  const page = await as('decisionReporter')
  const id = await first(page, '/ivo-reports?limit=100', 'receipt-corrections')
  await page.goto(`/ej-verkstallda/rapporter/${id}`)
  await page.getByRole('link', { name: /^BES-/ }).first().click()
  const before = (await page.locator('strong').filter({ hasText: /^EVB-/ }).textContent()) ?? ''
  await page.getByRole('button', { name: 'Rätta kvittensen' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Rätta en kvittens' })
  await expect(dialog.getByLabel('Kvittens från IVO')).toHaveValue(before)
  await dialog.getByLabel('Vad blev fel?').focus()
  await page.keyboard.type('Siffrorna kastades om.')
  await dialog.getByLabel('Kvittens från IVO').focus()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Fel: Det är den kvittens som redan står på raden')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await dialog.getByLabel('Kvittens från IVO').focus()
  await page.keyboard.press('ControlOrMeta+a')
  const right = `EVB-${crypto.randomUUID().slice(0, 8)}`
  await page.keyboard.type(right)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Kvittensen på rad \d+ är rättad$/)).toBeVisible()
  await expect(page.locator('strong').filter({ hasText: right })).toBeVisible()
  await expect(page.getByText(`Tidigare kvittens: ${before}.`)).toBeVisible()
  await expect(page.getByText('Siffrorna kastades om.')).toBeVisible()
  expect(await scan(page)).toEqual([])
})

test('the register, the board, a decision and its forms in light, dark and at 320 px', async ({ as }) => {
  const page = await as('decisionReporter')
  for (const path of ['/ej-verkstallda', '/ej-verkstallda?vy=tavla', '/ej-verkstallda/rapporter']) {
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await page.goto(path)
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await page.waitForLoadState('networkidle')
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    expect(await scan(page), path).toEqual([])
  }
  await page.goto('/ej-verkstallda')
  await page.getByRole('link', { name: /^BES-/ }).first().click()
  await page.getByText('Så räknas tiden').click()
  await page.getByText('Så här säger lagen om avgift').click()
  await page.getByText('Logg', { exact: true }).click()
  expect(await scan(page)).toEqual([])
  await page.getByRole('button', { name: 'Verkställt', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Vilken dag?').fill('2999-01-01')
  await page.getByRole('button', { name: 'Spara händelsen' }).click()
  await expect(page.getByText('Fel: Dagen kan inte ligga framåt i tiden')).toBeVisible()
  expect(await scan(page)).toEqual([])
  page.once('dialog', (question) => void question.accept())
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: /skäl/ }).click()
  await page.getByLabel('Orsaken till dröjsmålet').fill('')
  await page.getByRole('button', { name: 'Ange skäl' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Orsaken till dröjsmålet: Beskriv orsaken till dröjsmålet',
  ])
  expect(await scan(page)).toEqual([])
})

test('filters and the view stand in the address', async ({ as }) => {
  const page = await as('decisionManager')
  await page.goto('/ej-verkstallda')
  await page.getByLabel('Det jag ansvarar för').click()
  await expect(page).toHaveURL(/mina=true/)
  await expect(page.getByRole('cell', { name: new RegExp(PEOPLE.decisionManager) }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Tavla' }).click()
  await expect(page).toHaveURL(/vy=tavla/)
  await expect(page).toHaveURL(/mina=true/)
  await expect(page.getByRole('link', { name: 'Tavla' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('link', { name: 'Tabell' })).not.toHaveAttribute('aria-current', 'page')
  await page.goBack()
  await expect(page.getByRole('table', { name: 'Beslut' })).toBeVisible()
})

test('two people tell of the same decision: the second sees both and nothing is overwritten', async ({
  as,
}) => {
  const page = await as('decisionReporter')
  await page.goto('/ej-verkstallda?steg=running')
  await page.getByRole('link', { name: /^BES-/ }).first().click()
  await page.getByRole('button', { name: 'Erbjudande', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Registrera ett erbjudande' })
  await dialog.getByLabel('Tackade nej till erbjudande').check()

  const manager = await as('decisionManager')
  await manager.goto(page.url())
  await manager.getByRole('button', { name: 'Erbjudande', exact: true }).click()
  await manager.getByRole('dialog').getByLabel('Erbjudande lämnat').check()
  await manager.getByRole('dialog').getByLabel('Ja').check()
  await manager.getByRole('button', { name: 'Spara händelsen' }).click()
  await expect(manager.getByText('Händelsen är sparad')).toBeVisible()
  await expect(manager.getByText('Erbjudandet bedömdes som skäligt.').first()).toBeVisible()

  await dialog.getByRole('button', { name: 'Spara händelsen' }).click()
  const conflict = page.getByRole('dialog', { name: 'Någon annan har ändrat' })
  await expect(conflict.getByRole('row', { name: /Senaste händelsen/ })).toContainText('Erbjudande lämnat')
  await conflict.getByRole('button', { name: 'Spara mitt i stället' }).click()
  await expect(page.getByText('Händelsen är sparad')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Tackade nej' }).first()).toBeVisible()

  await page
    .getByRole('button', { name: /^Stryk: Tackade nej/ })
    .first()
    .click()
  await page.getByLabel('Varför var den fel?').fill('Registrerad på fel beslut.')
  await page.getByRole('button', { name: 'Stryk händelsen' }).click()
  await expect(page.getByText('Händelsen är struken')).toBeVisible()
  await expect(page.getByText('Registrerad på fel beslut.').first()).toBeVisible()
})

test('who a decision is about opens for a purpose, and is gone when the dialog closes', async ({ as }) => {
  const page = await as('decisionReporter')
  await page.goto('/hjalp')
  const unitId = await page.evaluate(async () => {
    const answer = await fetch('/bff/api/units?limit=100')
    const { units } = (await answer.json()) as { units: { id: string; name: string }[] }
    return units.find((unit) => unit.name === 'Barn och ungdom')?.id
  })
  const decision = await post<{ id: string }>(page, '/decisions', {
    unitId,
    caseReference: `PROV-${crypto.randomUUID().slice(0, 8)}`,
    lawArea: 'sol',
    benefit: 'contact-person',
    decidedOn: '2026-10-05',
    sex: 'female',
    isProtected: true,
    identity: { personNumber: '20100405-T224', name: 'Påhittad Person' },
  })
  await page.goto(`/ej-verkstallda/${decision.id}`)
  await expect(page.getByText('Skyddade uppgifter')).toBeVisible()
  await expect(page.getByText('20100405')).toHaveCount(0)
  await page.getByRole('button', { name: 'Visa vem det gäller' }).click()
  const dialog = page.getByRole('dialog', { name: 'Visa vem beslutet gäller' })
  await dialog.getByLabel('Vad behöver du uppgiften till?').fill('IVO')
  await dialog.getByRole('button', { name: 'Visa', exact: true }).click()
  await expect(dialog.getByRole('alert')).toBeFocused()
  await expect(dialog.getByText(/^Fel: .*med minst fem tecken/)).toBeVisible()
  expect(await scan(page)).toEqual([])
  await dialog.getByLabel('Vad behöver du uppgiften till?').fill('Anmälan till IVO')
  await dialog.getByRole('button', { name: 'Visa', exact: true }).click()
  await expect(dialog.getByText('20100405-T224')).toBeVisible()
  expect(await scan(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByText('20100405')).toHaveCount(0)
  await page.reload()
  await page.getByText('Logg', { exact: true }).click()
  await expect(page.getByText('Identiteten visades')).toBeVisible()
})

test('who has no register comes to the quarters', async ({ as }) => {
  const page = await as('administrator')
  await page.goto('/ej-verkstallda')
  await expect(page).toHaveURL(/\/ej-verkstallda\/rapporter$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Kvartalsrapporter till IVO' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Register', exact: true })).toHaveCount(0)
})

async function valueOf(page: Page, label: string): Promise<string> {
  const field = page.locator('dl > div', { has: page.locator(`dt:text-is("${label}")`) })
  return (await field.locator('dd p').first().textContent()) ?? ''
}

async function fileOf(page: Page, link: Locator): Promise<Buffer> {
  const waiting = page.waitForEvent('download')
  await link.click()
  return readFile(await (await waiting).path())
}
