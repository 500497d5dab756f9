import type { Page } from '@playwright/test'
import { expect, PEOPLE, PHONE, test } from './fixtures.ts'
import { ADMIN_PAGES, PAGES } from './pages.ts'

const ADMINISTRATION = ADMIN_PAGES.map(
  ([path, heading]) => [`/administration${path}`, heading, 'administrator'] as const,
)
const SIZES = [PHONE, { width: 1280, height: 900 }]
/** How much of what is seen may move by itself before a page has come to rest. */
const LIMIT = 0.02
const SLOW = 150

for (const size of SIZES) {
  test(`nothing moves while a page comes, at ${size.width} px`, async ({ as }) => {
    test.setTimeout(240_000)
    const moved: string[] = []
    const opened = new Map<string, Page>()
    for (const [path, heading, person = 'manager'] of [...PAGES, ...ADMINISTRATION]) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const page = opened.get(person) ?? (await watched(await as(person, size)))
      opened.set(person, page)
      await page.goto(path)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      moved.push(...(await movedOn(page, `${person} ${path}`)))
    }
    expect(moved).toEqual([])
  })

  for (const person of Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]) {
    test(`nothing moves on what the menu of ${person} leads to, at ${size.width} px`, async ({ as }) => {
      test.setTimeout(240_000)
      const page = await as(person, size)
      await watchShifts(page)
      await page.goto('/')
      const moved = await movedOn(page, '/')
      const menu = page.getByRole('navigation').getByRole('link')
      if (size.width === PHONE.width) await page.getByRole('button', { name: 'Meny' }).click()
      const paths = await menu.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'))
      for (const path of new Set(paths)) {
        // oxlint-disable-next-line no-await-in-loop -- one page after the other
        await page.goto(path)
        moved.push(...(await movedOn(page, path)))
      }
      expect(paths.length).toBeGreaterThan(0)
      expect(moved).toEqual([])
    })
  }
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
  const page = await as('reporter')
  await watchShifts(page)
  await page.goto('/hjalp')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await movedOn(page, '/hjalp')).toEqual([])
  await page.evaluate(async () => {
    const late = document.createElement('div')
    late.style.blockSize = '300px'
    document.querySelector('main')?.prepend(late)
  })
  expect(await movedOn(page, '/hjalp')).toEqual([expect.stringMatching(/^\/hjalp: 0\.\d+/)])
})

async function watched(page: Page): Promise<Page> {
  await watchShifts(page)
  return page
}

/** Counts what moves without anybody having done anything, as the browser sees it. */
async function watchShifts(page: Page): Promise<void> {
  // A slow service: every part of a page comes by itself, after the frame and after what is shown while one waits.
  await page.route('**/bff/api/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW))
    await route.continue()
  })
  await page.addInitScript(() => {
    const seen = { sum: 0, parts: [] as string[] }
    Object.assign(window, { shifts: seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (entry.hadRecentInput) continue
        seen.sum += entry.value
        seen.parts.push(...entry.sources.map(({ node }) => node?.parentElement?.className ?? ''))
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

interface LayoutShift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null }[]
}

/** The page with how much has moved on it, when that is too much. It is at rest when everything asked for has come and been painted. */
async function movedOn(page: Page, path: string): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  const { sum, parts } = await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) {
      // oxlint-disable-next-line no-await-in-loop -- frames come one after the other
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return (window as unknown as { shifts: { sum: number; parts: string[] } }).shifts
  })
  return sum > LIMIT ? [`${path}: ${sum.toFixed(3)} ${[...new Set(parts)].join(', ')}`] : []
}
