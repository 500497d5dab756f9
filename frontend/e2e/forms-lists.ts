import { post } from './fixtures.ts'
import { button, type Form, first, inDialog, matter, toSomebody } from './forms.ts'

/** What is written about lists: why they are taken out, what views are called, and why several are handed over. */
export const LIST_FORMS: Record<string, Form> = {
  'hand over several': {
    files: ['deviations/list/HandOverSeveral'],
    as: 'manager',
    open: async (page) => {
      await matter(page)
      await page.goto('/avvikelser?status=received&sort=-reportedAt')
      await page
        .getByLabel(/^Markera AVV/)
        .first()
        .check()
      await button(page, 'Lämna över …')
      return inDialog(page, 'Varför hör de hemma där?')
    },
  },
  'export with a purpose': {
    files: ['list-exports/PurposeDialog'],
    as: 'developer',
    open: async (page) => {
      await page.goto('/avvikelser')
      await button(page, 'Exportera till Excel')
      return inDialog(page, 'Ändamål')
    },
  },
  'refuse an export': {
    files: ['list-exports/DecideDialogs'],
    as: 'head',
    before: {
      as: 'developer',
      does: async (page) => {
        await page.goto('/avvikelser')
        const boardId = await page.evaluate(async () => {
          const me = (await (await fetch('/bff/api/me')).json()) as { boards: [{ id: string }] }
          return me.boards[0].id
        })
        const all = { boardId, listName: 'deviations', filter: {}, purpose: 'Genomgång av åren som har gått' }
        await post(page, '/list-export-requests', all)
      },
    },
    open: async (page) => {
      await page.goto(`/uttag/${await first(page, '/list-exports?limit=100', 'refusals')}`)
      await button(page, 'Neka')
      return inDialog(page, 'Skäl')
    },
  },
  'save a view': {
    files: ['saved-views/SaveDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto('/avvikelser?forsenade=true')
      await button(page, 'Spara vyn')
      return inDialog(page, 'Vad ska vyn heta?')
    },
  },
  'change a view': {
    files: ['saved-views/ChangeDialog'],
    as: 'head',
    open: async (page) => {
      await page.goto('/avvikelser?forsenade=true')
      const saved = page.getByRole('button', { name: 'Ändra vyer' })
      await page
        .getByRole('button', { name: /^(Spara vyn|Ändra vyer)$/ })
        .first()
        .waitFor()
      if (!(await saved.isVisible())) {
        await button(page, 'Spara vyn')
        await inDialog(page, 'Vad ska vyn heta?').fill('Sena')
        await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
      }
      await saved.click()
      await button(page, /^Ändra Sena/)
      return inDialog(page, 'Vad ska vyn heta?')
    },
  },
  'hand over several decisions': {
    files: ['unexecuted-decisions/list/HandOverSeveral'],
    as: 'decisionReporter',
    open: async (page) => {
      await page.goto('/ej-verkstallda')
      await page
        .getByLabel(/^Markera BES/)
        .first()
        .check()
      await button(page, 'Lämna över …')
      return toSomebody(page)
    },
    text: '',
  },
  'follow a figure': {
    files: ['figures/follow/FollowPage'],
    as: 'manager',
    open: async (page) => {
      await page.goto('/statistik/matt/nytt')
      await page.getByRole('radio', { name: /^Eget mått/ }).check()
      return page.getByLabel('Vad heter måttet?')
    },
  },
  'note a month of a figure': {
    files: ['figures/detail/ValueDialog'],
    as: 'developer',
    open: async (page) => {
      await page.goto(`/statistik/matt/${await first(page, '/figures?measure=own', 'values')}`)
      await button(page, 'Skriv in en månad')
      return inDialog(page, 'Anteckning')
    },
  },
  'rebase a figure': {
    files: ['figures/detail/RebaseDialog'],
    as: 'developer',
    open: async (page) => {
      await page.goto(`/statistik/matt/${await first(page, '/figures?measure=deviations', 'rebases')}`)
      await button(page, 'Räkna det vanliga på nytt')
      return inDialog(page, 'Vad har ändrats?')
    },
  },
}
