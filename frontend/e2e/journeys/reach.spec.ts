import type { Page } from '@playwright/test'
import { opens, PAGES } from '../../src/domain/pages.ts'
import { expect, PEOPLE, test } from '../fixtures.ts'

const CLOSED = 'Du har inte behörighet till sidan'
const FAILED = 'Sidan gick inte att visa'
const NOBODYS = crypto.randomUUID()

/** The address of a page; of one thing, a thing that is nobody's. */
const addressOf = (page: string) =>
  page
    .replace('$lista', 'category')
    .replaceAll(/\$(?:id|rad)\b/g, NOBODYS)
    .replace('/$', '/finns-inte')

async function rights(page: Page): Promise<{ permissions: string[] }> {
  return page.evaluate(async () => (await (await fetch('/bff/api/me')).json()) as { permissions: string[] })
}

/** The heading at an address, which is gone to inside the application, as by a link. */
async function headingAt(page: Page, address: string): Promise<string> {
  const go = (to: string) => page.evaluate((path) => history.pushState({}, '', path), to)
  await go('/hjalp')
  await page.getByRole('heading', { level: 1, name: 'Hjälp' }).waitFor()
  await go(address)
  const heading = page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Hjälp' })
  await heading.waitFor()
  return (await heading.textContent()) ?? ''
}

for (const person of ['reporter', 'boardMember', 'auditor', 'administrator', 'decisionReporter'] as const) {
  test(`an address leads ${PEOPLE[person]} no further than the menu`, async ({ as }) => {
    const page = await as(person)
    await page.goto('/hjalp')
    const me = await rights(page)
    const closed = PAGES.filter((one) => !opens(me, one))
    const open = PAGES.filter((one) => !/\$|^\/$|hjalp/.test(one) && opens(me, one))
    expect(closed.length).toBeGreaterThan(10)
    for (const one of closed) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const heading = await headingAt(page, addressOf(one))
      // A page that leads on to what one may see of it has led there.
      const isLedOn = open.some((other) => other === new URL(page.url()).pathname)
      expect(heading === CLOSED || isLedOn, `${one}: ${heading}`).toBe(true)
      // A refusal is of the address that was asked for.
      if (heading === CLOSED) expect(new URL(page.url()).pathname).toBe(addressOf(one))
    }
    for (const one of open) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      expect([CLOSED, FAILED], one).not.toContain(await headingAt(page, one))
    }
  })
}

test('an address drops what its page does not know', async ({ as }) => {
  const page = await as('manager')
  await page.goto('/avvikelser?status=received&status=made-up&sida=-1&utm_source=mail')
  await expect(page.getByRole('heading', { level: 1, name: 'Avvikelser' })).toBeVisible()
  await expect(page).toHaveURL(/\/avvikelser\?status=received$/)
  await page.goto('/rapportera?namn=Anna&enhet=1')
  await expect(page.getByRole('heading', { level: 1, name: 'Rapportera' })).toBeVisible()
  await expect(page).toHaveURL(/\/rapportera$/)
})
