import type { Page } from '@playwright/test'

/** How much of what is seen may move by itself before a page has come to rest. */
const LIMIT = 0.02
/** How long every answer waits, so that each part of a page comes by itself, after the frame and after what one sees meanwhile. */
const SLOW = 150
/** A page is at rest when it has asked for nothing and changed nothing for so long. */
const QUIET = 250

interface Shift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null }[]
}

interface Seen {
  sum: number
  parts: string[]
  asked: number
  changedAt: number
}

/** Counts what moves without anybody having done anything, as the browser sees it, on every page opened from now on. */
export async function watchShifts(page: Page): Promise<void> {
  // In the page and not by `page.route`, which would make the browser fetch every file anew.
  await page.addInitScript((slow) => {
    const seen: Seen = { sum: 0, parts: [], asked: 0, changedAt: performance.now() }
    Object.assign(window, { seen })
    const ask = window.fetch.bind(window)
    window.fetch = async (...what) => {
      seen.asked += 1
      await new Promise((resolve) => setTimeout(resolve, slow))
      return ask(...what).finally(() => {
        seen.asked -= 1
        seen.changedAt = performance.now()
      })
    }
    const changes = new MutationObserver(() => {
      seen.changedAt = performance.now()
    })
    changes.observe(document, { subtree: true, childList: true, characterData: true })
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, value, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue
        seen.sum += value
        seen.parts.push(...sources.map(({ node }) => node?.parentElement?.className ?? ''))
      }
    }).observe({ type: 'layout-shift', buffered: true })
  }, SLOW)
}

/** The page with how much has moved on it before it came to rest, when that is too much. */
export async function movedOn(page: Page, path: string): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction((quiet) => {
    const { asked, changedAt } = (window as unknown as { seen: Seen }).seen
    return asked === 0 && performance.now() - changedAt > quiet
  }, QUIET)
  const { sum, parts } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen)
  return sum > LIMIT ? [`${path}: ${sum.toFixed(3)} ${[...new Set(parts)].join(', ')}`] : []
}
