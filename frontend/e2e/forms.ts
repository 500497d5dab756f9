import type { Locator, Page } from '@playwright/test'
import { expect, ownWord, type PEOPLE, post, reportAt } from './fixtures.ts'

/** A form that somebody can write in: where it is, and where to write. What is given back is its own text box. */
export interface Form {
  /** The files that use `useAction` for it. */
  files: readonly string[]
  as: keyof typeof PEOPLE
  /** What somebody else must have done, so that there is something to write about. */
  before?: { as: keyof typeof PEOPLE; does: (page: Page) => Promise<void> }
  open: (page: Page) => Promise<Locator>
  text?: string
}

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click()
export const inDialog = (page: Page, label: string | RegExp) => page.getByRole('dialog').getByLabel(label)

export async function matter(page: Page): Promise<string> {
  const title = `Text ${crypto.randomUUID().slice(0, 8)}`
  const { id } = await reportAt(page, 'Utredning barn och familj', title)
  return `/avvikelser/${id}`
}

/** Chosen in a dialog: who is to take over. */
export async function toSomebody(page: Page): Promise<Locator> {
  const to = page.getByRole('dialog').getByRole('combobox', { name: 'Till vem?' })
  await to.fill('Hedkvarn')
  await page
    .getByRole('option', { name: /Hedkvarn/ })
    .first()
    .click()
  return to
}

/** The first of a list that has a link for what is to be done. */
export async function first(page: Page, list: string, rel: string): Promise<string> {
  if (page.url() === 'about:blank') await page.goto('/hjalp')
  const id = await page.evaluate(
    async ([path, wanted]) => {
      type Linked = { id: string; _links?: { rel: string }[] }
      const read = async (at: string) =>
        (await (await fetch(`/bff/api${at}`)).json()) as Record<string, unknown>
      const [collection] = path.split('?')
      const items = Object.values(await read(path)).find(Array.isArray) as Linked[]
      for (const item of items) {
        // oxlint-disable-next-line no-await-in-loop -- the first that has it is enough
        const one = (await read(`${collection}/${item.id}`)) as unknown as Linked
        if (one._links?.some((link) => link.rel === wanted)) return item.id
      }
      return ''
    },
    [list, rel] as const,
  )
  expect(id, `${list} with ${rel}`).not.toBe('')
  return id
}

const decision = async (page: Page, rel: string) =>
  page.goto(`/ej-verkstallda/${await first(page, '/decisions?limit=100', rel)}`)

/** A decision like another, about somebody whose identity is sealed. */
async function withIdentity(page: Page): Promise<string> {
  const like = await first(page, '/decisions?limit=100', 'events')
  const known = await page.evaluate(async (id) => {
    type Decision = Record<'unitId' | 'decidedOn' | 'sex', string> & {
      benefit: { code: string }
    }
    const answer = await fetch(`/bff/api/decisions/${id}`)
    const { unitId, decidedOn, sex, benefit } = (await answer.json()) as Decision
    return { unitId, decidedOn, sex, benefit: benefit.code, lawArea: 'sol' }
  }, like)
  const registered = await post<{ id: string }>(page, '/decisions', {
    ...known,
    caseReference: `TEXT-${crypto.randomUUID().slice(0, 8)}`,
    identity: { personNumber: '20100405-T224', name: 'Påhittad Person' },
  })
  return registered.id
}

/** A file with a row that has to be mended. */
const HEADINGS = 'Källsystem;Beslutsid;Enhet;Ärendenummer;Lag;Insats;Beslutsdatum;Kön'

async function takenIn(page: Page): Promise<void> {
  const row = `${ownWord('prov')};T-1;Barn och ungdom;2026-1;SoL;Kontaktperson;2026-09-01;Kvinna`
  const content = Buffer.from(`${HEADINGS}\n${row}`).toString('base64')
  if (page.url() === 'about:blank') await page.goto('/hjalp')
  const { id } = await post<{ id: string }>(page, '/decision-imports', { fileName: 'beslut.csv', content })
  await page.goto(`/ej-verkstallda/inlasning/${id}`)
  await page.getByRole('button', { name: 'Ta tillbaka filen' }).waitFor()
}

async function examined(page: Page): Promise<void> {
  const row = 'Prov;P-1;Okänd enhet;2026-1;SoL;Kontaktperson;2026-09-01;Kvinna'
  const content = Buffer.from(`${HEADINGS}\n${row}`).toString('base64')
  if (page.url() === 'about:blank') await page.goto('/hjalp')
  const file = { fileName: 'beslut.csv', content, isDryRun: true }
  const { id } = await post<{ id: string }>(page, '/decision-imports', file)
  await page.goto(`/ej-verkstallda/inlasning/${id}`)
  await expect(page.getByText('Ingen rad går att läsa in än').first()).toBeVisible()
}

async function fee(page: Page): Promise<void> {
  const id = await first(page, '/decisions?limit=100', 'special-fees')
  const { id: feeId } = await post<{ id: string }>(page, `/decisions/${id}/special-fees`, {
    court: 'Förvaltningsrätten i Umeå',
    judgedOn: '2026-11-02',
    amountKr: 20_000,
  })
  await page.goto(`/ej-verkstallda/avgifter/${feeId}`)
}

/** What is written about matters, decisions, fees and quarters. */
export const MATTER_FORMS: Record<string, Form> = {
  assess: {
    files: ['deviations/assess/AssessPage'],
    as: 'manager',
    open: async (page) => {
      await page.goto(`${await matter(page)}/bedom`)
      await page.getByLabel('Inte en avvikelse').check()
      return page.getByLabel('Skäl')
    },
  },
  add: {
    files: ['deviations/detail/AddDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await button(page, 'Lägg till uppgifter')
      return inDialog(page, 'Vad vill du lägga till')
    },
  },
  'open again': {
    files: ['deviations/detail/StepDialog'],
    as: 'developer',
    open: async (page) => {
      await page.goto(`/avvikelser/${await first(page, '/deviations?status=closed&limit=100', 'reopenings')}`)
      await button(page, 'Öppna igen')
      return inDialog(page, 'Varför behöver det öppnas igen?')
    },
  },
  reroute: {
    files: ['deviations/detail/RerouteDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await button(page, 'Lämna över')
      return inDialog(page, 'Varför hör den hemma där?')
    },
  },
  'register decision': {
    files: ['unexecuted-decisions/register/RegisterPage'],
    as: 'decisionReporter',
    open: async (page) => {
      await page.goto('/ej-verkstallda/ny')
      return page.getByRole('textbox', { name: /^Beslutsdag|^Beslutad|beslut/i }).first()
    },
    text: '2026-01-02',
  },
  explain: {
    files: ['unexecuted-decisions/detail/ExplainPage'],
    as: 'decisionReporter',
    open: async (page) => {
      await page.goto(`/ej-verkstallda/${await first(page, '/decisions?limit=100', 'explanations')}/skal`)
      return page.getByRole('textbox').first()
    },
  },
  event: {
    files: ['unexecuted-decisions/detail/EventDialog'],
    as: 'decisionReporter',
    open: async (page) => {
      await decision(page, 'events')
      await button(page, 'Erbjudande')
      return page.getByRole('dialog').getByRole('textbox').last()
    },
  },
  'waive a time': {
    files: ['deadlines/WaiveDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await button(page, /^Avstå från tiden/)
      return page.getByRole('dialog').getByRole('textbox')
    },
  },
  'strike event': {
    files: ['unexecuted-decisions/detail/StrikeDialog'],
    as: 'decisionReporter',
    open: async (page) => {
      await decision(page, 'event-strikes')
      await button(page, /^Stryk: /)
      return page.getByRole('dialog').getByRole('textbox')
    },
  },
  'hand over': {
    files: ['unexecuted-decisions/detail/HandOverDialog'],
    as: 'decisionReporter',
    open: async (page) => {
      await decision(page, 'handovers')
      await button(page, 'Lämna över')
      return toSomebody(page)
    },
    text: '',
  },
  disclose: {
    files: ['unexecuted-decisions/detail/DiscloseDialog'],
    as: 'decisionReporter',
    open: async (page) => {
      await page.goto(`/ej-verkstallda/${await withIdentity(page)}`)
      await button(page, /identitet|Visa vem/i)
      return page.getByRole('dialog').getByRole('textbox')
    },
  },
  'register fee': {
    files: ['special-fees/register/RegisterDialog'],
    as: 'decisionReporter',
    open: async (page) => {
      await decision(page, 'special-fees')
      await button(page, 'Registrera avgift')
      return inDialog(page, 'Domstol')
    },
  },
  'pay fee': {
    files: ['special-fees/detail/PayDialog'],
    as: 'decisionReporter',
    open: async (page) => {
      await fee(page)
      await button(page, 'Ange betald')
      return page.getByRole('dialog').getByRole('textbox')
    },
    text: '2026-11-20',
  },
  'strike fee': {
    files: ['special-fees/detail/StrikeDialog'],
    as: 'decisionReporter',
    open: async (page) => {
      await fee(page)
      await button(page, 'Stryk')
      return inDialog(page, 'Vad var fel?')
    },
  },
  'correct a quarter': {
    files: ['ivo-reporting/quarter/Corrections'],
    as: 'decisionReporter',
    open: async (page) => {
      const id = await first(page, '/ivo-reports?limit=100', 'corrections')
      await page.goto(`/ej-verkstallda/rapporter/${id}?del=rattelser`)
      await button(page, /rättelse/i)
      return page.getByRole('dialog').getByRole('textbox')
    },
  },
  'a receipt': {
    files: ['ivo-reporting/sheet/Receipt'],
    as: 'decisionReporter',
    open: async (page) => {
      // No quarter waits for receipts by itself, so one that has had them is shown as it was before.
      const id = await first(page, '/ivo-reports?limit=100', 'sheets-pdf')
      await page.route(`**/bff/api/ivo-reports/${id}`, async (route) => {
        const answer = await route.fetch()
        const report = (await answer.json()) as { _links: object[] }
        await route.fulfill({ json: { ...report, _links: [...report._links, { rel: 'receipts' }] } })
      })
      await page.route(`**/bff/api/ivo-reports/${id}/lines/*`, async (route) => {
        const answer = await route.fetch()
        const sheet = (await answer.json()) as { line: object }
        await route.fulfill({ json: { ...sheet, line: { ...sheet.line, receipt: null } } })
      })
      await page.goto(`/ej-verkstallda/rapporter/${id}`)
      await page.getByRole('link', { name: /^BES-/ }).first().click()
      return page.getByLabel('Kvittens från IVO')
    },
  },
  'a receipt put right': {
    files: ['ivo-reporting/sheet/CorrectReceipt'],
    as: 'decisionReporter',
    open: async (page) => {
      const id = await first(page, '/ivo-reports?limit=100', 'receipt-corrections')
      await page.goto(`/ej-verkstallda/rapporter/${id}`)
      await page.getByRole('link', { name: /^BES-/ }).first().click()
      await button(page, 'Rätta kvittensen')
      return inDialog(page, 'Vad blev fel?')
    },
  },
  'the layout of a file': {
    files: ['file-imports/LayoutForm'],
    as: 'decisionReporter',
    open: async (page) => {
      await examined(page)
      return page.getByLabel('Rad med rubriker')
    },
    text: '7',
  },
  'a file taken back': {
    files: ['file-imports/TakeBack'],
    as: 'decisionReporter',
    open: async (page) => {
      await takenIn(page)
      await button(page, 'Ta tillbaka filen')
      return inDialog(page, 'Varför var filen fel?')
    },
  },
  'a mistake in a file': {
    files: ['file-imports/Mistakes'],
    as: 'decisionReporter',
    open: async (page) => {
      await examined(page)
      await button(page, 'Rätta Okänd enhet i Enhet')
      return page.getByRole('dialog').getByRole('textbox')
    },
  },
}
