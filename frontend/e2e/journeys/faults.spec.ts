import { expect, test } from '../fixtures.ts'
import { MATTER_FORMS } from '../forms.ts'
import { ADMINISTRATION_FORMS } from '../forms-admin.ts'
import { CONNECTION_FORMS } from '../forms-connections.ts'

for (const [name, { as: person, open }] of Object.entries({
  ...MATTER_FORMS,
  ...CONNECTION_FORMS,
  ...ADMINISTRATION_FORMS,
})) {
  test(`what is wrong is told by the name of its field, once, and leads there: ${name}`, async ({ as }) => {
    const page = await as(person)
    const field = await open(page)
    await field.fill('')
    await field.blur()
    let isSent = false
    await page.route('**/bff/api/**', (route) => {
      if (route.request().method() === 'GET') return route.continue()
      isSent = true
      return route.abort()
    })
    const form = field.locator('xpath=ancestor::form')
    const id = await form.getAttribute('id')
    const send = id === null ? form.locator('button[type=submit]') : page.locator(`button[form="${id}"]`)
    await send.first().click()
    const summary = page
      .getByRole('alert')
      .filter({ has: page.getByRole('heading', { name: /behöver rättas$/ }) })
    await expect.poll(async () => isSent || (await summary.count()) > 0).toBe(true)
    if ((await summary.count()) === 0) return
    const told = await summary.getByRole('link').evaluateAll((links) =>
      links.map((link) => {
        const control = document.getElementById(
          decodeURIComponent(new URL((link as HTMLAnchorElement).href).hash.slice(1)),
        )
        const label = control?.matches('fieldset')
          ? control.querySelector('legend')
          : document.querySelector(`label[for="${control?.id}"]`)
        return { text: link.textContent ?? '', label: label?.firstChild?.textContent?.trim() ?? '' }
      }),
    )
    expect(told.filter(({ text, label }) => label === '' || !text.includes(label))).toEqual([])
    expect(new Set(told.map(({ text }) => text)).size).toBe(told.length)
    await summary.getByRole('link').first().click()
    await expect(page.locator(':focus')).toHaveJSProperty('tabIndex', 0)
    page.on('dialog', (dialog) => void dialog.accept())
  })
}
