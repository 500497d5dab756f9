import type { Page } from '@playwright/test'
import { axeFaults, scan } from '../axe.ts'
import { expect, PEOPLE, PHONE, test } from '../fixtures.ts'
import { developerWords } from '../words.ts'

test('a head is told what is late in the area, unit by unit, and comes to it', async ({ as }) => {
  const page = await as('head')
  await page.goto('/')
  await expect(page.getByText('Du är i fas')).toHaveCount(0)
  const late = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Försenat hos andra' }) })
  const units = late.getByRole('list').first().locator('> li')
  await units.first().waitFor()
  const ages = await units.allTextContents()
  const names = await units.locator('strong').allTextContents()
  expect(names, 'each unit once').toEqual([...new Set(names)])
  const days = ages.map((text) => Number(/(\d+) dag(?:ar)? sen/.exec(text)?.[1]))
  expect(days.length).toBeGreaterThan(1)
  expect(days).toEqual(days.toSorted((one, other) => other - one))
  await page.getByRole('link', { name: 'Öppna avvikelser och hur gamla de är' }).click()
  await expect(page).toHaveURL(
    /\/avvikelser\?namnd=[^&]+&status=received&status=investigating&status=acting&status=considered&status=tried&sort=reportedAt/,
  )
})

/** What the start page says, and where each number leads. */
async function told(page: Page): Promise<{ to: string; says: string }[]> {
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const rows = page.locator('main li').filter({ has: page.locator('a[href*="?"]') })
  await rows.first().waitFor()
  return rows.evaluateAll((items) =>
    items.map((item) => ({
      to: item.querySelector('a')?.getAttribute('href') ?? '',
      says: item.querySelector('p')?.innerText ?? '',
    })),
  )
}

for (const person of ['head', 'developer', 'decisionReporter', 'decisionHead'] as const) {
  test(`each number of the start page of ${person} leads to a list of as many`, async ({ as }) => {
    const page = await as(person)
    const lists = (await told(page)).filter(
      ({ to }) => /^\/(avvikelser|ej-verkstallda)\?/.test(to) && !to.includes('mina'),
    )
    expect(lists.length).toBeGreaterThan(1)
    for (const { to } of lists) {
      // Others report and assess meanwhile: both are read anew until nobody has come between.
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await expect(async () => {
        const says = (await told(page)).find((one) => one.to === to)?.says ?? ''
        const n = /^(?:[\d,]+\s%: )?(\d+)/.exec(says)?.[1]
        await page.goto(to)
        const counted = page
          .locator('main')
          .getByText(/^\d+ (avvikelse|beslut)/)
          .first()
        await expect(counted, `${says} ${to}`).toHaveText(new RegExp(`^${n} `), { timeout: 5_000 })
      }).toPass()
    }
  })
}

test('an auditor sees figures and when the role ends, and nothing of any report', async ({ as }) => {
  const page = await as('auditor', PHONE)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Start' })).toBeVisible()
  await expect(page.getByText(/Förtroendevald revisor: till och med 31 december/).first()).toBeVisible()
  await expect(page.locator('main a[href^="/avvikelser"]')).toHaveCount(0)
  await page.getByRole('link', { name: 'Nämndens senaste siffror' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Statistik' })).toBeVisible()
})

test('a log reviewer comes from a signal to what it tells of', async ({ as }) => {
  const page = await as('logReviewer')
  await page.goto('/')
  await page.getByRole('link', { name: 'Röjda identiteter den senaste veckan' }).click()
  await expect(page).toHaveURL(/\/granskningslogg\?.*vad=decisionDisclose/)
  await expect(page.getByRole('heading', { level: 1, name: 'Granskningslogg' })).toBeVisible()
})

test('the help of a page is one link away, and stands first', async ({ as }) => {
  const page = await as('manager')
  await page.goto('/statistik')
  await page.getByRole('link', { name: 'Hjälp om sidan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hjälp' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Statistik')
  await expect(page.getByRole('link', { name: 'Hjälp om sidan' })).toHaveCount(0)
})

test('keys do what help says', async ({ as }) => {
  const page = await as('reporter')
  await page.goto('/rapportera')
  await page.getByLabel('Vad hände?').press('Control+Enter')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a first visit: jobs to choose from, a guide that leads to them, closed for good', async ({
  browser,
  baseURL,
}) => {
  expect(Object.values(PEOPLE)).not.toContain('Emma Vassklint')
  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'sv-SE' })
  const page = await context.newPage()
  await page.goto('/bff/login?return=/')
  await expect(page.getByRole('heading', { level: 2, name: 'Rapportera en avvikelse' })).toBeVisible()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Emma Vassklint' }).click()
  const guide = page.getByRole('complementary', { name: 'Guide i demon' })
  await expect(guide.getByRole('listitem')).toHaveCount(2)
  expect(await scan(page)).toEqual([])
  await guide.getByRole('link', { name: 'Rapportera något påhittat' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Rapportera' })).toBeVisible()
  await expect(guide).toContainText('Steg 1 av 2')
  await guide.getByRole('link', { name: 'Se vad som händer sedan' }).click()
  await expect(page).toHaveURL(/\/avvikelser\?mina=true/)
  await guide.getByRole('button', { name: 'Stäng guiden' }).press('Enter')
  await expect(guide).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Min arbetslista' })).toBeVisible()
  await expect(guide).toHaveCount(0)
  await context.close()
})

test('developers’ words are found', () => {
  for (const word of ['investigate-decide', '1-08a682457d8c', 'JSON', 'Kontrollsumma', '[object Object]']) {
    expect(developerWords(`Ett ord: ${word}`), word).not.toEqual([])
  }
  expect(developerWords('E-post, e-tjänst, lex Sarah-utredare, 2026-11-29, AVV-1042, 0,5 timmar')).toEqual([])
})
