import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

const PHONE = { width: 390, height: 844 }
/** A4 upright between the widest margins that browsers give: 186 mm of 96 dots an inch. */
const PAPER = { width: 690, height: 1000 }
const LISTS = [
  ['/avvikelser', 'developer', /\/avvikelser\/[0-9a-f-]{36}/],
  ['/atgarder', 'developer', /\/atgarder\/[0-9a-f-]{36}/],
  ['/ej-verkstallda', 'decisionReporter', /\/ej-verkstallda\/[0-9a-f-]{36}/],
] as const

/** Press a row at its lower right, where nothing else is. */
async function besideTheLink(page: Page) {
  const row = page.locator('tbody tr').first()
  await row.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const box = await row.boundingBox()
  if (box === null) throw new Error('The list has no row')
  // A table that is wider than its frame is cut there.
  const right = Math.min(box.x + box.width, (page.viewportSize()?.width ?? 0) - box.x)
  await page.mouse.click(right - 4, box.y + box.height - 4)
}

for (const [path, person, opened] of LISTS) {
  for (const size of [PHONE, { width: 1280, height: 900 }]) {
    test(`the whole row opens in ${path} at ${size.width} px`, async ({ as }) => {
      const page = await as(person, size)
      await page.goto(path)
      await expect(page.locator('tbody tr').first()).toBeVisible()
      await besideTheLink(page)
      await expect(page).toHaveURL(opened)
    })
  }

  test(`the order of ${path} is chosen on a phone, and no heading that is not seen takes the keyboard`, async ({
    as,
  }) => {
    const page = await as(person, PHONE)
    await page.goto(path)
    await expect(page.locator('tbody tr').first()).toBeVisible()
    const order = page.getByLabel('Ordning')
    const other = await order.evaluate((element) => {
      if (!(element instanceof HTMLSelectElement)) throw new Error('The order is no choice')
      return [...element.options].find(({ selected }) => !selected)?.value ?? ''
    })
    await order.selectOption(other)
    await expect(page).toHaveURL(/sort=/)
    await expect(order).toHaveValue(other)
    expect(await page.locator('thead button:visible').count()).toBe(0)
  })

  test(`${path} on narrow paper has its headings, who printed it, and nothing to press`, async ({ as }) => {
    const page = await as(person, PAPER)
    await page.goto(path)
    await expect(page.locator('tbody tr').first()).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    for (const heading of await page.locator('main thead th:not([data-print="no"])').all()) {
      const text = (await heading.textContent()) ?? ''
      if (text.trim() === '') continue
      const box = await heading.boundingBox()
      expect(box?.height ?? 0, text).toBeGreaterThan(10)
    }
    await expect(page.locator('main > .print-only').first()).toContainText(/nämnden .*· Utskrivet /)
    expect(await page.locator('main :is(button, nav):visible:not(th > button)').count()).toBe(0)
  })
}

test('figures on paper have their tables, where they come from, and nothing to press', async ({ as }) => {
  const page = await as('developer', PAPER)
  await page.goto('/statistik')
  await expect(page.getByRole('figure').first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  const figures = page.getByRole('figure').filter({ has: page.locator('svg[data-chart]') })
  expect(await figures.count()).toBeGreaterThan(3)
  for (const figure of await figures.all()) await expect(figure.locator('table').first()).toBeVisible()
  expect(await page.locator('main :is(button, nav):visible').count()).toBe(0)
})
