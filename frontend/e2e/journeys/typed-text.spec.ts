import { globSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { MATTER_FORMS } from '../forms.ts'
import { ACTION_FORMS } from '../forms-actions.ts'
import { ADMINISTRATION_FORMS } from '../forms-admin.ts'
import { CONNECTION_FORMS } from '../forms-connections.ts'
import { INCIDENT_FORMS } from '../forms-incidents.ts'
import { INVESTIGATION_FORMS } from '../forms-investigations.ts'
import { LEARNING_FORMS } from '../forms-learning.ts'
import { LIST_FORMS } from '../forms-lists.ts'

const TEXT = 'Skrivet, inte sparat'
const FORMS = {
  ...ACTION_FORMS,
  ...CONNECTION_FORMS,
  ...INCIDENT_FORMS,
  ...INVESTIGATION_FORMS,
  ...MATTER_FORMS,
  ...LEARNING_FORMS,
  ...LIST_FORMS,
  ...ADMINISTRATION_FORMS,
}

/** Forms in which nothing is written, or which keep what is written themselves: the draft of a report has tests of its own. */
const WITHOUT = [
  'reporting/ReportForm',
  'deviations/detail/Undo',
  'ivo-reporting/list/DrawUp',
  'ivo-reporting/quarter/Steps',
  'people/absences/RemoveDialog',
  'service-accounts/EndDialog',
  'file-imports/ImportPage',
  'file-imports/NextSteps',
  'directory/DecideDialog',
  'directory/EndRuleDialog',
  'list-exports/ExportButton',
  'list-exports/FetchButton',
  'saved-views/ManageDialog',
  'questions/edit/StepDialog',
  'webhooks/AgainDialog',
  'webhooks/StepDialog',
  'figures/detail/KeepButton',
  'publications/detail/ConfirmDialogs',
  'notifications/LettersCard',
  'notifications/NotificationsPage',
  'similar-matters/SimilarMatters',
]

/** What the buttons of the dialogs that are open are called, of those in one row that begin with the same word. */
function alike(page: Page): Promise<string[]> {
  return page.locator('dialog[open] footer').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const names = [...row.querySelectorAll('button')].map(({ textContent }) => textContent.trim())
      const words = names.map((name) => name.split(' ')[0])
      return names.filter((_, i) => words.indexOf(words[i]) !== words.lastIndexOf(words[i]))
    }),
  )
}

test('two buttons that begin alike are found', async ({ page }) => {
  await page.setContent(
    '<dialog open><footer><button>Avbryt åtgärden</button><button>Avbryt</button></footer></dialog>',
  )
  expect(await alike(page)).toEqual(['Avbryt åtgärden', 'Avbryt'])
})

/** Whether the browser would ask before the tab is closed or the page is read anew. */
function isLeavingAsked(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    return leaving.defaultPrevented
  })
}

test('every form is here', () => {
  const forms = globSync('src/features/**/*.tsx')
    .filter((file) => /\buseAction[<(]/.test(readFileSync(file, 'utf8')))
    .map((file) => file.replace('src/features/', '').replace('.tsx', ''))
  const tried = Object.values(FORMS).flatMap(({ files }) => files)
  expect([...tried, ...WITHOUT].toSorted()).toEqual(forms.toSorted())
})

for (const [name, { as: person, before, open, text = TEXT }] of Object.entries(FORMS)) {
  test(`what is typed survives that one is about to leave it: ${name}`, async ({ as }) => {
    if (before !== undefined) await before.does(await as(before.as))
    const page = await as(person)
    const field = await open(page)
    expect(await alike(page)).toEqual([])
    if (text !== '') await field.fill(text)
    const kept = await field.inputValue()
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    const dialog = page.getByRole('dialog')
    if ((await dialog.count()) > 0) {
      await field.press('Escape')
      await expect.poll(() => asked.length).toBe(1)
      await dialog.getByRole('button', { name: 'Stäng' }).click()
    } else {
      await page.getByRole('link', { name: 'Hjälp', exact: true }).click()
      await expect.poll(() => asked.length).toBe(1)
      await page.getByRole('link', { name: 'Tillgänglighet' }).click()
    }
    await expect.poll(() => asked.length).toBe(2)
    await page.evaluate(() => history.back())
    await expect.poll(() => asked.length).toBe(3)
    expect(await isLeavingAsked(page), 'a closed tab or a reload is asked about').toBe(true)
    await expect(field).toHaveValue(kept)
  })
}
