import { expect, PHONE, test } from './fixtures.ts'
import { FINGER, smallTargets } from './targets.ts'

// The pages are looked at where they are opened: on a phone by steady.spec, at a desk where axe is.
test('a small link that is planted and folded away is noticed, one that something lies over, and a narrow bar', async ({
  as,
}) => {
  const page = await as('reporter', PHONE)
  await page.goto('/hjalp')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await smallTargets(page, FINGER)).toEqual([])
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
  expect(await smallTargets(page, FINGER)).toEqual([
    expect.stringMatching(/^a “Liten”/),
    expect.stringMatching(/^button “Täckt”/),
    expect.stringMatching(/^a “Stapel”: 3\d ×/),
  ])
})
