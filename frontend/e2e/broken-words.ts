import type { Page } from '@playwright/test'

/**
 * Words that go on in the next line although they have no hyphen there: their box is narrower than they are. What is no
 * word, as an address or a checksum, is let off, and so is what is hyphenated by itself.
 */
export async function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const around = node.parentElement
      if (around === null || !isSeen(around)) continue
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(
        /(?<![\w@./])\p{L}{3,}(?![\w@./])/gu,
      )) {
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        if (lines.size > 1) broken.push(`“${word}” in ${around.localName}.${around.className}`)
      }
    }
    return [...new Set(broken)]

    /** What is there for those who listen is a point wide. */
    function isSeen(element: Element): boolean {
      const isShown = element.closest('script, style') === null && element.checkVisibility()
      return isShown && element.getBoundingClientRect().width > 1
    }
  })
}
