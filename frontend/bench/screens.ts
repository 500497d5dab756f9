// What each page costs whoever opens it first, on a phone and at a desk: requests, bytes and the browser's own measures. Asks
// a product that runs (QMS_SERVER) and logs in as invented people. An empty shell stands first: no page can be lighter.
// With paths as arguments only those are measured.
import { statSync } from 'node:fs'
import { loadavg } from 'node:os'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../e2e/browser.ts'
import { PEOPLE } from '../e2e/fixtures.ts'
import { ADMIN_PAGES, PAGES } from '../e2e/pages.ts'

type Person = keyof typeof PEOPLE
type Login = Awaited<ReturnType<BrowserContext['storageState']>>
type Opened = [path: string, heading: string, person?: Person]

interface Profile {
  screen: { viewport: { width: number; height: number }; deviceScaleFactor: number }
  slowdown: number
  net: { latency: number; downloadThroughput: number; uploadThroughput: number } | null
  limit: number
}

interface Cost {
  requests: number
  gzip: number
  sent: number
  lcp: number
  cls: number
  tbt: number
}

const BITS_PER_KILO = 1024 / 8
/** Lighthouse's phone on slow 4G, and a desk beside the service. */
const PROFILES: Record<string, Profile> = {
  phone: {
    screen: { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 },
    slowdown: 4,
    net: { latency: 150, downloadThroughput: 1638 * BITS_PER_KILO, uploadThroughput: 750 * BITS_PER_KILO },
    limit: 2500,
  },
  desktop: {
    screen: { viewport: { width: 1350, height: 940 }, deviceScaleFactor: 1 },
    slowdown: 1,
    net: null,
    limit: 1000,
  },
}
/** The frame's own files, a heading, and nothing to ask for. */
const SHELL: Opened = ['/utloggad', 'Du är utloggad']
const OFTEN = new Set([SHELL[0], '/', '/rapportera', '/avvikelser', '/statistik'])
const RUNS = 5
const HEADS = ['requests', 'script gz', 'sent kB', 'LCP ms', 'CLS', 'TBT ms']

const SERVER = process.env['QMS_SERVER'] ?? 'http://127.0.0.1:8000'
const wanted = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
const logins = new Map<Person, Promise<Login>>()

async function logIn(browser: Browser, person: Person): Promise<Login> {
  const context = await browser.newContext({ baseURL: SERVER })
  const page = await context.newPage()
  await page.goto('/bff/login?return=/hjalp')
  await page.getByRole('button', { name: PEOPLE[person] }).click()
  await page.getByRole('heading', { name: 'Hjälp' }).waitFor()
  await page.evaluate(() => fetch('/demo-idp/guide', { method: 'POST' }))
  const login = await context.storageState()
  await context.close()
  return login
}

/** Opens a page with nothing kept from before, and says what that cost. */
async function cost(
  browser: Browser,
  profile: Profile,
  [path, heading, person = 'manager']: Opened,
): Promise<Cost> {
  const login = logins.get(person) ?? logIn(browser, person)
  logins.set(person, login)
  const context = await browser.newContext({ baseURL: SERVER, storageState: await login, ...profile.screen })
  const page = await context.newPage()
  const traffic = await slowed(page, profile)
  await page.addInitScript(observe)
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.waitForLoadState('networkidle')
  const seen = await page.evaluate(
    () => (window as unknown as { seen: Pick<Cost, 'lcp' | 'cls' | 'tbt'> }).seen,
  )
  await context.close()
  return { ...traffic, ...seen }
}

async function slowed(page: Page, { slowdown, net }: Profile) {
  const traffic = { requests: 0, gzip: 0, sent: 0 }
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  devtools.on('Network.responseReceived', ({ response, type }) => {
    traffic.requests += 1
    const { pathname } = new URL(response.url)
    if (type === 'Script') traffic.gzip += statSync(`dist${pathname}.gz`).size / 1024
  })
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.sent += encodedDataLength / 1024
  })
  if (net !== null) await devtools.send('Network.emulateNetworkConditions', { offline: false, ...net })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return traffic
}

/** Runs in the page: the largest paint, what moved, and how long one task at a time kept others waiting. */
function observe() {
  const seen = { lcp: 0, cls: 0, tbt: 0 }
  Object.assign(window, { seen })
  const look = (
    type: string,
    take: (entry: PerformanceEntry & { value: number; hadRecentInput: boolean }) => void,
  ) =>
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => take(entry as never))).observe({
      type,
      buffered: true,
    })
  look('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime
  })
  look('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.cls += value
  })
  look('longtask', ({ duration }) => {
    seen.tbt += duration - 50
  })
}

function median(runs: Cost[]): Cost {
  return runs.toSorted((one, other) => one.lcp - other.lcp)[Math.floor(runs.length / 2)] as Cost
}

async function measure(browser: Browser, name: string, profile: Profile, pages: Opened[]) {
  say(`\n${name}, limit ${profile.limit} ms, load ${loadavg()[0]?.toFixed(1)}`)
  say('page'.padEnd(60) + HEADS.map((head) => head.padStart(10)).join(''))
  for (const opened of pages) {
    const [path, , person = 'manager'] = opened
    const runs: Cost[] = []
    while (runs.length < (OFTEN.has(path) ? RUNS : 1)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that none is measured beside another
      runs.push(await cost(browser, profile, opened))
    }
    const { requests, gzip, sent, lcp, cls, tbt } = median(runs)
    const row = [requests, gzip.toFixed(1), sent.toFixed(1), lcp.toFixed(0), cls.toFixed(3), tbt.toFixed(0)]
    const mark = lcp > profile.limit ? '  over' : ''
    say(`${path} ${person}`.padEnd(60) + row.map((value) => String(value).padStart(10)).join('') + mark)
  }
}

const administration = ADMIN_PAGES.map(
  ([path, heading]): Opened => [`/administration${path}`, heading, 'administrator'],
)
const others = [...PAGES, ...administration].filter(([path]) => path !== SHELL[0])
const { executablePath, args, env } = findBrowser()
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...process.env, ...env },
})
for (const [name, profile] of Object.entries(PROFILES)) {
  // oxlint-disable-next-line no-await-in-loop -- one profile after the other
  await measure(browser, name, profile, [
    SHELL,
    ...others.filter(([path]) => wanted.length === 0 || wanted.includes(path)),
  ])
}
await browser.close()
