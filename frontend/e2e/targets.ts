import type { Page } from '@playwright/test'

/** A finger's width, on a phone. */
export const FINGER = 44
/** What WCAG 2.5.8 asks for, with a mouse. */
export const MOUSE = 24

/**
 * What can be pressed and is less than so high or wide; to a pixel, since edges fall between two. What is folded away is
 * unfolded first. Let off are, as in WCAG 2.5.8, links in the run of a text. A column of a chart is as high as the chart and
 * may be as narrow as that rule's 24 pixels: its neighbours lie beside it and none above or below, so that a finger that
 * strays meets the next step and nothing else, and the table below the chart holds the same links at full size.
 */
export async function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((limit) => {
    const pressed = 'a[href], button, input, select, summary, [role="button"], [role="tab"]'
    const NARROWEST = 24
    const small: string[] = []
    for (const folded of document.querySelectorAll('details')) folded.open = true
    for (const element of document.querySelectorAll<HTMLElement>(pressed)) {
      const box = element.getBoundingClientRect()
      if (!isSeen(element, box) || inText(element)) continue
      element.scrollIntoView({ block: 'center', inline: 'center' })
      if (element.getBoundingClientRect().bottom < 0) continue
      const { width, height } = reach(element)
      const isColumn = element instanceof SVGElement && height >= 2 * limit - 1
      if (width < (isColumn ? NARROWEST : limit) - 1 || height < limit - 1)
        small.push(`${element.localName} “${name(element)}”: ${Math.round(width)} × ${Math.round(height)}`)
    }
    return [...new Set(small)]

    function isSeen(element: HTMLElement, box: DOMRect): boolean {
      const clipped = element.closest('.visually-hidden') !== null || box.width < 2 || box.height < 2
      return (
        !clipped && element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled')
      )
    }

    function name(element: HTMLElement): string {
      return (element.getAttribute('aria-label') ?? element.innerText ?? element.id).trim().slice(0, 40)
    }

    /** A link among words: the line's height is given by the text around it. */
    function inText(element: HTMLElement): boolean {
      if (element.localName !== 'a' || getComputedStyle(element).display !== 'inline') return false
      const around = [...(element.parentElement?.childNodes ?? [])]
      return around.some(
        (node) => node.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test(node.textContent ?? ''),
      )
    }

    /** How far one can press from the middle and still hit it, what is drawn over it, or its label. */
    function reach(element: HTMLElement): { width: number; height: number } {
      const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      const labels = [...((element as HTMLInputElement).labels ?? [])]
      const hits = (at: number, of: number) => {
        const hit = document.elementFromPoint(at, of)
        return hit !== null && [element, ...labels].some((each) => each.contains(hit))
      }
      const far = (dx: number, dy: number, most = 2 * limit) => {
        let steps = 0
        while (steps < most && hits(x + dx * steps, y + dy * steps)) steps += 1
        return steps
      }
      const across = (dx: number, dy: number) => {
        const there = far(dx, dy)
        return there + far(-dx, -dy, 2 * limit - there)
      }
      return { width: across(1, 0), height: across(0, 1) }
    }
  }, least)
}
