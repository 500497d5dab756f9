import type { Page } from '@playwright/test'

/** What developers write and nobody else: checksums, codes, formats, and what a program says when it has nothing to say. */
const WORDS = [
  /\b(?=[a-f]*\d)[0-9a-f]{10,}\b/,
  /\b(?=[0-9a-f-]*\d)[0-9a-f]{8}-[0-9a-f]{4}-/,
  /(?<![\wåäö.@-])[a-z]{4,}(?:-[a-z]{4,})+(?![\wåäö.@-])/,
  /\b(?:JSON|null|undefined|NaN|endpoint|backend|Kontrollsumma|Regelversion|checksum)\b/,
  /\[object /,
  /har ingen egen sida|inte implementera/,
]

/** Such words in a text. */
export function developerWords(text: string): string[] {
  return WORDS.flatMap((word) => word.exec(text)?.[0] ?? [])
}

/** Such words on a page as it stands. What is folded away under Detaljer is there for those who ask, and so is an id in a fact of its own. */
export async function developerWordsOn(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const whole = document.body.cloneNode(true) as HTMLElement
    for (const part of whole.querySelectorAll('details:not([open]) > :not(summary), dd code, script, style'))
      part.remove()
    return [...whole.querySelectorAll('*')]
      .flatMap((element) => [...element.childNodes])
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent)
      .join('\n')
  })
  return developerWords(text)
}
