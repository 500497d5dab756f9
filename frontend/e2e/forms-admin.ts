import type { Page } from '@playwright/test'
import { button, type Form, first, inDialog } from './forms.ts'

const administration = (path: string, label: string) => async (page: Page) => {
  await page.goto(`/administration/${path}`)
  return page.getByRole('textbox', { name: label }).first()
}

/** What is written in the administration. */
export const ADMINISTRATION_FORMS: Record<string, Form> = {
  'dates of a quarter': {
    files: ['ivo-reporting/quarter/DatesDialog'],
    as: 'administrator',
    open: async (page) => {
      await page.goto(`/ej-verkstallda/rapporter/${await first(page, '/ivo-reports?limit=100', 'edit')}`)
      await button(page, 'Ändra dagarna')
      return inDialog(page, 'Anmäl senast')
    },
    text: '2027-02-14',
  },
  'new unit': {
    files: ['organisation/units/UnitNewPage'],
    as: 'administrator',
    open: administration('organisation/ny', 'Namn'),
  },
  'new person': {
    files: ['people/persons/PersonNewPage'],
    as: 'administrator',
    open: administration('personer/ny', 'Namn'),
  },
  'new role': {
    files: ['people/persons/RoleNewPage'],
    as: 'administrator',
    open: administration('personer/ny-roll', 'Första dag'),
    text: '2026-12-24',
  },
  'new absence': {
    files: ['people/absences/AbsenceNewPage'],
    as: 'administrator',
    open: administration('franvaro/ny', 'Första dag'),
    text: '2026-12-24',
  },
  'new system': {
    files: ['service-accounts/AccountNewPage'],
    as: 'administrator',
    open: administration('system/nytt', 'Namn'),
  },
  'a system': {
    files: ['service-accounts/ChangeDialog'],
    as: 'administrator',
    open: async (page) => {
      await page.goto(`/administration/system/${await first(page, '/service-accounts?limit=20', 'replace')}`)
      await button(page, 'Förläng eller ändra')
      return inDialog(page, 'Namn')
    },
  },
  'a receiver of events': {
    files: ['webhooks/AddDialog'],
    as: 'administrator',
    open: async (page) => {
      await page.goto('/administration/system')
      await page.getByLabel('Nämnd').selectOption({ label: 'Socialnämnden Nord' })
      await page.getByRole('link', { name: 'Avvikelser från verksamhetssystemet' }).click()
      await button(page, 'Lägg till mottagare')
      return inDialog(page, 'Adress')
    },
  },
  'new rule of roles': {
    files: ['directory/RuleNewPage'],
    as: 'administrator',
    open: administration('katalog/ny-regel', 'Befattning'),
  },
  "a directory's code of a unit": {
    files: ['directory/UnitCodes'],
    as: 'administrator',
    open: async (page) => {
      await page.goto('/administration/katalog/regler')
      await button(page, 'Lägg till en kod')
      return inDialog(page, 'Kod i katalogen')
    },
  },
  'new code': {
    files: ['organisation/codes/CodePages'],
    as: 'administrator',
    open: administration('kodlistor/category/ny', 'Namn'),
  },
  'new questions': {
    files: ['questions/edit/QuestionsEditPage'],
    as: 'developer',
    open: administration('fragor/ny', 'Namn'),
  },
  settings: {
    files: ['organisation/settings/SettingsEditPage'],
    as: 'administrator',
    open: async (page) => {
      await page.goto('/administration/installningar/andra')
      return page.getByRole('textbox').first()
    },
    text: '9',
  },
  'a unit': {
    files: ['organisation/units/UnitEditPage'],
    as: 'administrator',
    open: async (page) =>
      administration(`organisation/${await first(page, '/units?limit=100', 'replace')}/andra`, 'Namn')(page),
  },
  'a person': {
    files: ['people/persons/PersonEditPage'],
    as: 'administrator',
    open: async (page) =>
      administration(`personer/${await first(page, '/persons?limit=20', 'replace')}/andra`, 'Namn')(page),
  },
  'a login': {
    files: ['people/persons/LoginDialog'],
    as: 'administrator',
    open: async (page) => {
      await page.goto(`/administration/personer/${await first(page, '/persons?limit=20', 'replace-login')}`)
      await button(page, /inloggning$/)
      return page.getByRole('dialog').getByRole('textbox')
    },
  },
  'the time of a role': {
    files: ['people/persons/RoleTimeDialog'],
    as: 'administrator',
    open: async (page) => {
      if (page.url() === 'about:blank') await page.goto('/hjalp')
      const id = await page.evaluate(async () => {
        type Role = { personId: string; personName: string }
        const answer = await fetch('/bff/api/assignments?limit=50')
        const { assignments } = (await answer.json()) as { assignments: Role[] }
        const me = (await (await fetch('/bff/api/me')).json()) as { id: string }
        return assignments.find((role) => role.personId !== me.id)?.personId
      })
      await page.goto(`/administration/personer/${id}`)
      await button(page, /^Ändra tid för/)
      return page.getByRole('dialog').getByRole('textbox').last()
    },
    text: '2027-01-31',
  },
  reorganise: {
    files: ['organisation/reorganise/ReorganisePage'],
    as: 'administrator',
    open: async (page) => {
      await page.goto('/administration/organisation/omorganisera')
      await page.getByLabel('Slå ihop').check()
      return page.getByRole('textbox', { name: 'Namn' })
    },
  },
}
