import type { Page } from '@playwright/test'
import { button, type Form, inDialog, matter } from './forms.ts'

/** The first incident that waits for the officer, with a dialog of its page. */
async function incident(page: Page, opener: string): Promise<void> {
  await page.goto('/incidenter?status=reported')
  await page.getByRole('link', { name: /^AVV-/ }).first().click()
  await page.getByRole('heading', { level: 1, name: /^Personuppgiftsincident, / }).waitFor()
  await page.getByRole('button', { name: opener, exact: true }).click()
}

/** What is written about personal data, of what stands between two organisations, and of where reports go first. */
export const INCIDENT_FORMS: Record<string, Form> = {
  cooperation: {
    files: ['cooperation/CooperationDialogs'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await button(page, /^Registrera$/)
      return inDialog(page, /^Nummer hos den andra/)
    },
  },
  removeAttachment: {
    files: ['attachments/RemoveDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      const file = { name: 'brev.txt', mimeType: 'text/plain', buffer: Buffer.from('Ett brev.') }
      await page.getByLabel('Lägg till foto eller fil').setInputFiles(file)
      await page.getByRole('button', { name: 'Ta bort brev.txt' }).first().click()
      return inDialog(page, /^Varför tas den bort/)
    },
  },
  exposed: {
    files: ['data-incidents/BesideDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await button(page, 'Säg till dataskyddsombudet')
      return inDialog(page, /^Vad har hänt med uppgifterna/)
    },
  },
  assessIncident: {
    files: ['data-incidents/detail/AssessDialog'],
    as: 'dpo',
    open: async (page) => {
      await incident(page, 'Bedöm')
      return inDialog(page, 'Omständigheterna')
    },
  },
  notifyAuthority: {
    files: ['data-incidents/detail/NotifyDialog'],
    as: 'dpo',
    open: async (page) => {
      await incident(page, 'Anteckna anmälan')
      return inDialog(page, /^Vad återstår/)
    },
  },
  decideIncident: {
    files: ['data-incidents/detail/DecideDialog'],
    as: 'dpo',
    open: async (page) => {
      await incident(page, 'Anmäl inte')
      return inDialog(page, 'Varför?')
    },
  },
  informSubjects: {
    files: ['data-incidents/detail/InformDialog'],
    as: 'dpo',
    open: async (page) => {
      await incident(page, 'Anteckna underrättelse')
      await page.getByLabel('Nej, de underrättas inte').check()
      return inDialog(page, 'Varför inte?')
    },
  },
  intakeArea: {
    files: ['intake-areas/IntakeAreas'],
    as: 'administrator',
    open: async (page) => {
      await page.goto('/administration/installningar')
      await button(page, 'Lägg till ett område')
      return page.getByRole('dialog').getByRole('textbox', { name: /^Sista dag/ })
    },
  },
}
