import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

/** Invented people of the demo, by what they are. */
export const PEOPLE = {
  reporter: 'Hanna Lindklev',
  manager: 'Mikael Askvinge',
  secondManager: 'Johan Tallmyr',
  deputy: 'Leila Rosvinge',
  head: 'Annika Dalhägg',
  developer: 'Petra Snölid',
  administrator: 'Olof Ekvinge',
  otherBoard: 'Nadia Solrönn',
  decisionReporter: 'Karin Granklev',
  decisionManager: 'Daniel Hedkvarn',
  decisionHead: 'Birgit Oxhäll',
  auditor: 'Margareta Sundklint',
  boardMember: 'Bo Ängstrå',
  dpo: 'Erik Stenvinge',
  logReviewer: 'Yasmin Borghäll',
  router: 'Lars Myrhäll',
} as const

type Person = keyof typeof PEOPLE
type Login = Awaited<ReturnType<BrowserContext['storageState']>>

interface Fixtures {
  /** A page of its own, logged in as somebody. */
  as: (person: Person, size?: { width: number; height: number }) => Promise<Page>
}

interface WorkerFixtures {
  loginOf: (person: Person) => Promise<Login>
}

/** A word that stands in nothing else, so that a test finds its own. */
export function ownWord(beginning: string): string {
  return beginning + crypto.randomUUID().replaceAll(/[^a-f]/g, '')
}

export const PHONE = { width: 390, height: 844 }

const YOUNG = 8 * 60_000

/** A person logs in once per worker and anew after eight minutes: sessions are few, and some steps ask for a fresh login. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  loginOf: [
    async ({ browser }, use, worker) => {
      const known = new Map<Person, { login: Promise<Login>; at: number }>()
      const { baseURL } = worker.project.use
      await use((person) => {
        const { login, at } = known.get(person) ?? { at: 0 }
        if (login !== undefined && Date.now() - at < YOUNG) return login
        const made = logIn(browser, PEOPLE[person], baseURL ?? '')
        known.set(person, { login: made, at: Date.now() })
        return made
      })
    },
    { scope: 'worker' },
  ],
  as: async ({ browser, loginOf, baseURL }, use) => {
    const opened: { page: Page; faults: string[] }[] = []
    await use(async (person, size) => {
      const context = await browser.newContext({
        storageState: await loginOf(person),
        baseURL: baseURL ?? '',
        locale: 'sv-SE',
        timezoneId: 'Europe/Stockholm',
        viewport: size ?? { width: 1280, height: 900 },
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      opened.push({ page, faults: await watch(page) })
      return page
    })
    for (const { page, faults } of opened) {
      expect(faults, 'page errors and violations of the content security policy').toEqual([])
      // oxlint-disable-next-line no-await-in-loop -- closed one after the other
      await page.context().close()
    }
  },
})

async function logIn(browser: Browser, name: string, baseURL: string): Promise<Login> {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await page.goto('/bff/login?return=/hjalp')
  await page.getByRole('button', { name }).click()
  await page.getByRole('heading', { name: 'Hjälp' }).waitFor()
  // The demo's guide stands on the start page until it is closed.
  await page.evaluate(() => fetch('/demo-idp/guide', { method: 'POST' }))
  const login = await context.storageState()
  await context.close()
  return login
}

/** Collects what the browser refuses or throws. Console text is not enough for the content security policy. */
export async function watch(page: Page): Promise<string[]> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  await page.exposeFunction('tellViolation', (text: string) => faults.push(`policy: ${text}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (window as unknown as { tellViolation: (text: string) => void }).tellViolation
      tell(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  return faults
}

/** An empty report: what an earlier test began to write is thrown away. */
export async function newReport(page: Page): Promise<void> {
  await page.goto('/rapportera')
  await page.getByRole('button', { name: 'Skicka rapporten' }).waitFor()
  const startOver = page.getByRole('button', { name: 'Börja om från början' })
  if (await startOver.isVisible()) await startOver.click()
}

/** Picks something in a search field by a part of its name. */
export async function choose(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label })
  await field.fill(text)
  await page.getByRole('option', { name: text }).first().click()
  await expect(field).toHaveValue(text)
}

/** Sends something to the API as the page's own person, from a version where it takes a step, and gives the answer. */
export async function post<T>(page: Page, path: string, body: object, version?: number): Promise<T> {
  if (page.url() === 'about:blank') await page.goto('/hjalp')
  return page.evaluate(
    async ([to, content, seen]) => {
      const user = (await (await fetch('/bff/user')).json()) as { csrfToken: string; personId: string }
      const answer = await fetch(`/bff/api${to}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-CSRF-Token': user.csrfToken,
          'X-Person-Id': user.personId,
          'Idempotency-Key': crypto.randomUUID(),
          ...(seen === null ? {} : { 'If-Match': `"${seen}"` }),
        },
        body: JSON.stringify(content),
      })
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    },
    [path, body, version ?? null] as const,
  )
}

export interface Reported {
  id: string
  reference: string
  title: string
  unitId: string
}

/** A report of the test's own at a unit by its name, so that tests do not step on each other. */
export async function reportAt(
  page: Page,
  unitName: string,
  title: string,
  more: { caseReference?: string; reportType?: string; description?: string } = {},
): Promise<Reported> {
  if (page.url() === 'about:blank') await page.goto('/hjalp')
  const unitId = await page.evaluate(async (name) => {
    const answer = await fetch('/bff/api/units?limit=100')
    const { units } = (await answer.json()) as { units: { id: string; name: string }[] }
    return units.find((unit) => unit.name === name)?.id
  }, unitName)
  return post(page, '/deviations', {
    reportType: 'deviation',
    title,
    description: `Prövning av ${title.toLowerCase()}.`,
    unitId,
    occurred: { precision: 'unknown' },
    affected: 'none-known',
    ...more,
  })
}

/** Something that the manager has begun to investigate. */
export async function investigated(page: Page, { id }: Reported): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/hjalp')
  const { category, version } = await page.evaluate(async (matterId) => {
    const read = async (path: string) => (await fetch(`/bff/api${path}`)).json()
    const seen = (await read(`/deviations/${matterId}`)) as { version: number; boardId: string }
    const { codes } = (await read(`/code-lists/category?boardId=${seen.boardId}`)) as {
      codes: { code: string }[]
    }
    return { category: codes[0]?.code ?? '', version: seen.version }
  }, id)
  await post(
    page,
    `/deviations/${id}/assessments`,
    {
      decision: 'investigate',
      lawArea: 'sol',
      probability: 2,
      consequence: 2,
      category,
    },
    version,
  )
}
