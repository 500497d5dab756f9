import type { Page } from '@playwright/test'
import { brokenWords } from './broken-words.ts'
import { expect, PEOPLE, PHONE, test } from './fixtures.ts'
import { ADMIN_PAGES, PAGES } from './pages.ts'
import { movedOn, watchShifts } from './shifts.ts'
import { FINGER, smallTargets } from './targets.ts'

type Person = keyof typeof PEOPLE

const ADMINISTRATION = ADMIN_PAGES.map(
  ([path, heading]) => [`/administration${path}`, heading, 'administrator'] as const,
)
const LISTED = [...PAGES, ...ADMINISTRATION]
const SIZES = [PHONE, { width: 1280, height: 900 }]

// Nothing is written here, so the tests need not wait for each other.
test.describe.configure({ mode: 'parallel' })

// At a desk the same pages are looked at where axe opens them.
for (const [name, pages] of Object.entries({
  'a page': PAGES,
  'a page of the administration': ADMINISTRATION,
})) {
  test(`nothing moves while ${name} comes, nothing pressed is under a finger wide and no word broken, on a phone`, async ({
    as,
  }) => {
    const faults: string[] = []
    const opened = new Map<string, Page>()
    for (const [path, heading, person = 'manager'] of pages) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const page = opened.get(person) ?? (await watched(await as(person, PHONE)))
      opened.set(person, page)
      await page.goto(path)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      faults.push(...(await movedOn(page, `${person} ${path}`)))
      faults.push(...(await smallTargets(page, FINGER)).map((target) => `${person} ${path}: ${target}`))
      faults.push(...(await brokenWords(page)).map((word) => `${person} ${path}: a broken word, ${word}`))
    }
    expect(faults).toEqual([])
  })
}

for (const size of SIZES) {
  test(`nothing moves on each role's start page and what its menu leads to, at ${size.width} px`, async ({
    as,
  }) => {
    const moved: string[] = []
    const seen = new Set(LISTED.map(([path]) => path))
    for (const person of Object.keys(PEOPLE) as Person[]) {
      // oxlint-disable-next-line no-await-in-loop -- one person after the other
      const page = await watched(await as(person, size))
      await page.goto('/')
      moved.push(...(await movedOn(page, `${person} /`)))
      const links = page.locator('nav a')
      // oxlint-disable-next-line no-await-in-loop -- one role after the other
      await links.first().waitFor({ state: 'attached' })
      const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '/'))
      expect(paths.length).toBeGreaterThan(0)
      for (const path of paths.filter((one) => !seen.has(one))) {
        seen.add(path)
        // oxlint-disable-next-line no-await-in-loop -- one page after the other
        await page.goto(path)
        moved.push(...(await movedOn(page, `${person} ${path}`)))
      }
    }
    expect(moved).toEqual([])
  })
}

test('a choice of period or unit moves nothing above what it changes, and is said', async ({ as }) => {
  const page = await as('developer')
  await page.goto('/statistik')
  const said = page.getByRole('status').first()
  await expect(said).toHaveText(/^Hela nämnden, 20\d\d: .* rapporter$/)
  await page.getByLabel('Vilken').selectOption('2025')
  await expect(said).toHaveText(/^Hela nämnden, 2025: .* rapporter$/)
})

test('a shift that is planted is noticed', async ({ as }) => {
  const page = await watched(await as('reporter'))
  await page.goto('/hjalp')
  expect(await movedOn(page, '/hjalp')).toEqual([])
  await page.evaluate(() => {
    const late = document.createElement('div')
    late.style.blockSize = '300px'
    document.querySelector('main')?.prepend(late)
  })
  expect(await movedOn(page, '/hjalp')).toEqual([expect.stringMatching(/^\/hjalp: 0\.\d+/)])
})

test('a word that is broken is noticed, and one that goes to the next line whole is not', async ({ as }) => {
  const page = await as('reporter', PHONE)
  await page.goto('/hjalp')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await brokenWords(page)).toEqual([])
  await page.evaluate(() => {
    const [narrow, wide] = ['p', 'p'].map((name) => document.createElement(name))
    if (narrow === undefined || wide === undefined) return
    Object.assign(narrow, { textContent: 'Personuppgiftsansvarig', style: 'inline-size: 5rem' })
    Object.assign(wide, { textContent: 'Ansvarig för uppgifterna', style: 'inline-size: 7rem' })
    document.querySelector('main')?.prepend(narrow, wide)
  })
  expect(await brokenWords(page)).toEqual([expect.stringMatching(/^“Personuppgiftsansvarig” in p/)])
})

async function watched(page: Page): Promise<Page> {
  await watchShifts(page)
  return page
}
