import type { Page } from '@playwright/test'
import { expect, PHONE, test } from './fixtures.ts'
import { ADMIN_PAGES, PAGES } from './pages.ts'
import { smallTargets } from './targets.ts'

const ADMINISTRATION = ADMIN_PAGES.map(
  ([path, heading]) => [`/administration${path}`, heading, 'administrator'] as const,
)
/** A finger's width on a phone; with a mouse what WCAG 2.5.8 asks for. */
const SIZES = [
  [PHONE, 44],
  [{ width: 1280, height: 900 }, 24],
] as const

for (const [size, least] of SIZES) {
  test(`nothing that is pressed is under ${least} px, at ${size.width} px`, async ({ as }) => {
    const small: string[] = []
    const opened = new Map<string, Page>()
    for (const [path, heading, person = 'manager'] of [...PAGES, ...ADMINISTRATION]) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const page = opened.get(person) ?? (await as(person, size))
      opened.set(person, page)
      await page.goto(path)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await page.waitForLoadState('networkidle')
      small.push(...(await smallTargets(page, least)).map((target) => `${person} ${path}: ${target}`))
    }
    expect(small).toEqual([])
  })
}

test('a small link that is planted and folded away is noticed, one that something lies over, and a narrow bar', async ({
  as,
}) => {
  const page = await as('reporter', PHONE)
  await page.goto('/hjalp')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await smallTargets(page, 44)).toEqual([])
  await page.evaluate(() => {
    const [folded, link, button, over] = ['details', 'a', 'button', 'div'].map((name) =>
      document.createElement(name),
    )
    if (folded === undefined || link === undefined || button === undefined || over === undefined) return
    Object.assign(link, { href: '/a', textContent: 'Liten' })
    folded.append(link)
    button.textContent = 'Täckt'
    button.style.cssText = 'display: block; block-size: 60px; inline-size: 60px'
    over.style.cssText = 'position: relative; block-size: 50px; margin-block-start: -50px; inline-size: 60px'
    const drawn = (name: string, looks: Record<string, string | number>, ...within: Element[]) => {
      const part = document.createElementNS('http://www.w3.org/2000/svg', name)
      for (const [key, value] of Object.entries(looks)) part.setAttribute(key, String(value))
      part.append(...within)
      return part
    }
    const bar = drawn('a', { href: '/b', 'aria-label': 'Stapel' }, drawn('rect', { width: 30, height: 60 }))
    const column = drawn('a', { href: '/c' }, drawn('rect', { x: 40, width: 30, height: 200 }))
    document.querySelector('main')?.prepend(drawn('svg', { height: 200 }, bar, column))
    document.querySelector('main')?.prepend(folded, button, over)
  })
  expect(await smallTargets(page, 44)).toEqual([
    expect.stringMatching(/^a “Liten”/),
    expect.stringMatching(/^button “Täckt”/),
    expect.stringMatching(/^a “Stapel”: 30/),
  ])
})
