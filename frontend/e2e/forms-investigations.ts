import type { Page } from '@playwright/test'
import { post } from './fixtures.ts'
import { button, type Form, inDialog, matter } from './forms.ts'

interface Standing {
  version: number
  ledgerEntries: { id: string }[]
}

let reported = ''
/** Another reports what is investigated: whoever did so says not themselves that they may. */
const BEFORE: Form['before'] = {
  as: 'reporter',
  does: async (page) => {
    reported = await matter(page)
  },
}

const investigations = () => `${reported.replace('/avvikelser', '/matters')}/investigations`

/** An investigation of a matter of its own, begun, and shown on one of its tabs. */
async function begun(page: Page, tab: string): Promise<void> {
  await post(page, investigations(), {})
  await page.goto(`${reported}/utred/${tab}`)
}

/** One that lacks nothing and is declared finished, so that it can be opened again. */
async function finished(page: Page): Promise<void> {
  const at = investigations()
  await post(page, at, {})
  const cause = await page.evaluate(async () => {
    const { boards } = (await (await fetch('/bff/api/boards')).json()) as { boards: { id: string }[] }
    const list = await fetch(`/bff/api/code-lists/cause?boardId=${boards[0]?.id}`)
    return ((await list.json()) as { codes: { code: string }[] }).codes[0]?.code
  })
  await post(page, `${at}/ledger-entries`, { kind: 'fact', source: 'Journalen', words: 'Det hände.' })
  await post(page, `${at}/causes`, { code: cause, systemArea: 'routines', certainty: 'possible' })
  await post(page, `${at}/voices`, { whose: 'individual', asking: 'not-asked', reason: 'Borta.' })
  await page.goto(`${reported}/utred/slutsats`)
  await page.getByRole('textbox', { name: 'Vad ledde det till för den enskilde?' }).fill('Oro.')
  await page.getByRole('textbox', { name: 'Vad kommer utredningen fram till?' }).fill('Rutinen saknas.')
  await button(page, 'Spara utkastet')
  await page.getByText('Utkastet är sparat').waitFor()
  const { version } = await page.evaluate(
    async (read) => (await (await fetch(`/bff/api${read}`)).json()) as Standing,
    at,
  )
  await post(page, `${at}/completions`, {}, version)
}

/** What is written in an investigation. */
export const INVESTIGATION_FORMS: Record<string, Form> = {
  'begin to investigate': {
    files: ['investigations/Begin'],
    as: 'manager',
    open: async (page) => {
      await page.goto(`${await matter(page)}/utred/handelser`)
      return page.getByRole('textbox', { name: 'Varför går det ändå bra?' })
    },
  },
  'note in an investigation': {
    files: ['investigations/EntryDialog'],
    as: 'manager',
    before: BEFORE,
    open: async (page) => {
      await begun(page, 'handelser')
      await button(page, 'Anteckna en uppgift')
      return inDialog(page, 'Vad kom fram?')
    },
  },
  'strike in an investigation': {
    files: ['investigations/StrikeDialog'],
    as: 'manager',
    before: BEFORE,
    open: async (page) => {
      const said = { kind: 'fact', source: 'Journalen', words: 'Fel ärende.' }
      await post(page, investigations(), {})
      await post(page, `${investigations()}/ledger-entries`, said)
      await page.goto(`${reported}/utred/handelser`)
      await button(page, /^Stryk:/)
      return inDialog(page, 'Vad var fel?')
    },
  },
  'cause in an investigation': {
    files: ['investigations/CauseDialog'],
    as: 'manager',
    before: BEFORE,
    open: async (page) => {
      await begun(page, 'orsaker')
      await button(page, 'Lägg till en orsak')
      return inDialog(page, 'Hur gick det till?')
    },
  },
  'voice in an investigation': {
    files: ['investigations/VoiceDialog'],
    as: 'manager',
    before: BEFORE,
    open: async (page) => {
      await begun(page, 'rost')
      await button(page, 'Skriv vad den enskilde säger')
      await page.getByRole('dialog').getByLabel('Nej').check()
      return inDialog(page, 'Varför inte?')
    },
  },
  'conclusion of an investigation': {
    files: ['investigations/Conclusion'],
    as: 'manager',
    before: BEFORE,
    open: async (page) => {
      await begun(page, 'slutsats')
      return page.getByRole('textbox', { name: 'Vad kommer utredningen fram till?' })
    },
  },
  'open an investigation again': {
    files: ['investigations/FinishDialog'],
    as: 'manager',
    before: BEFORE,
    open: async (page) => {
      await finished(page)
      await page.goto(`${reported}/utred/handelser`)
      await button(page, 'Öppna igen')
      return inDialog(page, 'Vad har tillkommit, eller var fel?')
    },
  },
}
