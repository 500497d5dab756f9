import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { developerWordsOn } from './words.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Found {
  id: string
  nodes: { target: unknown; failureSummary?: string }[]
}

/**
 * What axe finds on the page as it stands, one line per fault. No rule is switched off.
 * Looked at from the top: while a page is scrolled, something always lies half below the header that stays in sight. A table
 * that waits for its rows is pale, as what cannot be used may be, and so it is looked at when they have come.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForFunction(() => document.querySelector('table[aria-busy="true"]') === null)
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(AXE)
  }
  const found = await page.evaluate(
    async (tags) =>
      (
        await (
          window as unknown as { axe: { run: (o: object) => Promise<{ violations: Found[] }> } }
        ).axe.run({ runOnly: tags, resultTypes: ['violations'] })
      ).violations,
    TAGS,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary ?? ''}`),
  )
}

/** The page in light, dark and at 320 px, with what axe finds in each, anything wider than the window, and developers' words. */
export async function scan(page: Page): Promise<string[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  const faults: string[] = []
  const look = async (name: string) =>
    faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`))
  await colours(page, 'light')
  await look('light')
  faults.push(...(await unevenTables(page)))
  await colours(page, 'dark')
  await look('dark')
  await colours(page, 'light')
  await page.setViewportSize({ width: 320, height: 800 })
  await look('320 px')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  if (width > 320) faults.push(`320 px: the page is ${width} px wide`)
  faults.push(...(await developerWordsOn(page)).map((word) => `a developer's word: ${word}`))
  await page.setViewportSize(size)
  return faults
}

/** Tables with a row of more or fewer cells than there are columns. */
async function unevenTables(page: Page): Promise<string[]> {
  return page.locator('table').evaluateAll((tables) => {
    const wide = (row: HTMLTableRowElement) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)
    return (tables as HTMLTableElement[]).flatMap(({ caption, rows: [head, ...rows] }) =>
      rows
        .filter((row) => head !== undefined && wide(row) !== wide(head))
        .map((row) => `${caption?.textContent}: ${wide(row)} cells in ${row.textContent}`)
        .slice(0, 1),
    )
  })
}

/** Switches the colour scheme and waits until the page is drawn in it; the browser takes a frame or two. */
async function colours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.waitForFunction((dark) => {
    const red = Number(/\d+/.exec(getComputedStyle(document.documentElement).backgroundColor)?.[0])
    return red < 128 === dark
  }, colorScheme === 'dark')
}
