import type { Page } from '@playwright/test'
import { ownWord, post, reportAt } from './fixtures.ts'
import { button, type Form, first, inDialog, matter } from './forms.ts'

const DAY = 86_400_000

const DAYS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' })

/** So many days from today, in Sweden. */
export const inDays = (days: number) => DAYS.format(Date.now() + days * DAY)

interface Proposed {
  id: string
  reference: string
}

/** Something to be decided about a deviation of the test's own. */
export async function proposedAbout(page: Page, title: string): Promise<Proposed> {
  const report = await reportAt(page, 'Utredning barn och familj', `Åtgärdas ${ownWord('text')}`)
  return post<Proposed>(page, '/actions', {
    title,
    what: 'Dosetten räknas av två inför varje helg.',
    actionKind: 'routine',
    strength: 'medium',
    carryOutBy: inDays(30),
    unitId: report.unitId,
    sources: [report.id],
  })
}

/** Where such a thing stands. */
const proposed = async (page: Page) => `/atgarder/${(await proposedAbout(page, 'Två räknar dosetten')).id}`

interface Shown {
  id: string
  version: number
}

/** Something that the manager has done, to be judged by what they said beforehand. */
export async function done(page: Page, title: string): Promise<Shown> {
  const { unitId, id: source } = await reportAt(page, 'Utredning barn och familj', ownWord('Bedöms '))
  const own = await page.evaluate(async () => {
    const { id } = (await (await fetch('/bff/api/me')).json()) as { id: string }
    return id
  })
  const proposal = { title, what: 'Två räknar dosetten.', actionKind: 'routine', strength: 'medium' }
  let action = await post<Shown>(page, '/actions', {
    ...proposal,
    carryOutBy: inDays(0),
    unitId,
    sources: [source],
  })
  const measure = { form: 'statement', statement: 'Ingen dos har getts för sent.', followUpOn: inDays(0) }
  const decision = { decision: 'wholly', doerId: own, measure: { ...measure, followerId: own } }
  for (const [path, body] of [
    ['decisions', decision],
    ['starts', {}],
    ['completions', { evidence: 'Listan är signerad.' }],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    action = await post<Shown>(page, `/actions/${action.id}/${path}`, body, action.version)
  }
  return action
}

/** What is written about actions. */
export const ACTION_FORMS: Record<string, Form> = {
  'propose an action': {
    files: ['actions/propose/ProposePage'],
    as: 'manager',
    open: async (page) => {
      await page.goto('/atgarder/ny')
      return page.getByLabel('Vad ska göras?')
    },
  },
  'change a proposal': {
    files: ['actions/propose/ChangePage'],
    as: 'manager',
    open: async (page) => {
      await page.goto(`${await proposed(page)}/andra`)
      return page.getByLabel('Vad ska göras?')
    },
  },
  'decide an action': {
    files: ['actions/decide/DecidePage'],
    as: 'manager',
    open: async (page) => {
      await page.goto(`${await proposed(page)}/besluta`)
      await page.getByRole('radio', { name: /^Nej/ }).check()
      return page.getByLabel('Varför inte?')
    },
  },
  'tie a matter to an action': {
    files: ['actions/of-matter/TieDialog'],
    as: 'manager',
    open: async (page) => {
      const { reference } = await proposedAbout(page, ownWord('Kopplas '))
      await page.goto(await matter(page))
      await button(page, 'Koppla till en befintlig åtgärd')
      const which = inDialog(page, 'Vilken åtgärd?')
      await which.fill(reference)
      await page
        .getByRole('option', { name: new RegExp(reference) })
        .first()
        .click()
      return which
    },
    text: '',
  },
  'a step of an action': {
    files: ['actions/detail/StepDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await proposed(page))
      await button(page, 'Avbryt åtgärden')
      return inDialog(page, 'Varför avbryts den?')
    },
  },
  'judge an action': {
    files: ['effects/JudgeDialog'],
    as: 'manager',
    open: async (page) => {
      const { id } = await done(page, ownWord('Bedöms '))
      await page.goto(`/atgarder/${id}`)
      await button(page, 'Bedöm effekten')
      return inDialog(page, 'Varför?')
    },
  },
  'open an action again': {
    files: ['effects/ReopenDialog'],
    as: 'manager',
    open: async (page) => {
      const { id, version } = await done(page, ownWord('Öppnas '))
      await post(page, `/actions/${id}/judgements`, { effect: 'no-effect', holds: false }, version)
      await page.goto(`/atgarder/${id}`)
      await button(page, 'Öppna igen')
      return inDialog(page, 'Varför behöver mer göras?')
    },
  },
  'judge a matter': {
    files: ['effects/JudgeMatterDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(`/avvikelser/${await first(page, '/deviations?status=closed&limit=100', 'effects')}`)
      await page
        .getByRole('button', { name: /^Bedöm (effekten|på nytt)$/ })
        .first()
        .click()
      return inDialog(page, 'Varför?')
    },
  },
  'hand over an action': {
    files: ['actions/detail/HandOverDialog'],
    as: 'head',
    open: async (page) => {
      await page.goto(`/atgarder/${await first(page, '/actions?status=decided&limit=100', 'handovers')}`)
      await button(page, 'Lämna över')
      const to = page.getByRole('dialog').getByRole('combobox', { name: 'Till vem?' })
      await to.click()
      await page.getByRole('option').first().click()
      return to
    },
    text: '',
  },
}
