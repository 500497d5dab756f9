import type { Page } from '@playwright/test'
import { post } from './fixtures.ts'
import { button, type Form, inDialog, matter } from './forms.ts'

/** The first who could take part in a matter comes to do so. */
async function takingPart(page: Page, path: string): Promise<string> {
  const somebody = await page.evaluate(async (at) => {
    const answer = await fetch(`/bff/api${at}/candidates`)
    return ((await answer.json()) as { candidates: { id: string; name: string }[] }).candidates[0]
  }, path)
  await post(page, `${path}/participants`, { personId: somebody?.id ?? '', part: 'investigator' })
  return somebody?.name ?? ''
}

/** What is written about what is tied to a matter of any kind: who takes part, what it hangs together with, and what is asked. */
export const CONNECTION_FORMS: Record<string, Form> = {
  reclassify: {
    files: ['deviations/detail/ReclassifyDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await button(page, 'Byt typ')
      return inDialog(page, 'Varför?')
    },
  },
  appoint: {
    files: ['connections/AppointDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await button(page, 'Lägg till medverkande')
      return inDialog(page, 'Varför?')
    },
  },
  endParticipant: {
    files: ['connections/EndDialog'],
    as: 'manager',
    open: async (page) => {
      const path = await matter(page)
      const matters = path.replace('/avvikelser', '/matters')
      await takingPart(page, matters)
      await page.goto(path)
      await button(page, 'Avsluta:')
      return inDialog(page, 'Varför avslutas det?')
    },
  },
  link: {
    files: ['connections/LinkDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await button(page, 'Koppla ett ärende')
      return inDialog(page, 'Anteckning')
    },
  },
  strike: {
    files: ['connections/StrikeDialog'],
    as: 'manager',
    open: async (page) => {
      const path = await matter(page)
      const numbers = `${path.replace('/avvikelser', '/matters')}/diary-numbers`
      const number = `SN/${crypto.randomUUID().slice(0, 8)}`
      await post(page, numbers, { number })
      await page.goto(path)
      await button(page, `Stryk: ${number}`)
      return inDialog(page, 'Vad var fel?')
    },
  },
  diaryNumber: {
    files: ['connections/NumberDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await button(page, 'Lägg till nummer')
      return inDialog(page, 'Nummer')
    },
    text: 'SN/2026-118',
  },
  message: {
    files: ['connections/MessageDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await page.getByRole('button', { name: 'Skriv', exact: true }).click()
      return page.getByRole('dialog').getByRole('textbox')
    },
  },
  answer: {
    files: ['answers/AnswerDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await page.getByRole('button', { name: 'Svara', exact: true }).click()
      await page.getByRole('dialog').getByLabel('Något är gjort').check()
      return page.getByRole('dialog').getByRole('textbox')
    },
  },
  'answer questions': {
    files: ['questions/answer/AnswerPage'],
    as: 'manager',
    open: async (page) => {
      await page.goto(await matter(page))
      await page
        .getByRole('link', { name: /^Besvara/ })
        .first()
        .click()
      return page.getByRole('textbox', { name: /^Kommentar till/ }).first()
    },
  },
}
