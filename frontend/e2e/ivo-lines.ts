import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

interface Line {
  id: string
  position: number
  receipt: string | null
}

interface Sheet {
  fields: { label: string; value: string | null }[]
}

/** Tells lines to IVO by keyboard alone: every copy is right and leads to the next, and each receipt to the next line. */
export async function keyed(page: Page, id: string, lines: readonly Line[]): Promise<number> {
  const { keyboard } = page
  let keys = 0
  await page.goto(`/ej-verkstallda/rapporter/${id}/blad/${lines[0]?.id}`)
  await page
    .getByRole('button', { name: /^Kopiera/ })
    .first()
    .focus()
  for (const { id: lineId, position } of lines) {
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    const { fields } = await sheetOf(page, id, lineId)
    await expect(page.getByRole('heading', { level: 1, name: `Rad ${position}:` })).toBeVisible()
    for (const { label, value } of fields.filter((field) => field.value !== null)) {
      const button = page.getByRole('button', { name: `Kopiera ${label.toLowerCase()}`, exact: true })
      await expect(button, `line ${position}`).toBeFocused()
      await keyboard.press('Enter')
      await expect(page.getByText(`${label} är kopierat`, { exact: true })).toBeAttached()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value)
      keys += 1
    }
    await expect(page.getByLabel('Kvittens från IVO')).toBeFocused()
    await keyboard.type(`IVO-${position}`)
    await keyboard.press('Enter')
    keys += `IVO-${position}`.length + 1
  }
  await expect(page).toHaveURL(new RegExp(`/rapporter/${id}$`))
  return keys
}

async function sheetOf(page: Page, id: string, line: string): Promise<Sheet> {
  return page.evaluate(async (path) => {
    return (await (await fetch(`/bff/api/ivo-reports/${path}`)).json()) as Sheet
  }, `${id}/lines/${line}`)
}

/** The lines of a quarter's report. */
export async function linesOf(page: Page, id: string): Promise<Line[]> {
  return page.evaluate(async (report) => {
    const answer = await fetch(`/bff/api/ivo-reports/${report}/lines?limit=100`)
    return ((await answer.json()) as { lines: Line[] }).lines
  }, id)
}
