import type { Page } from '@playwright/test'
import { post } from './fixtures.ts'
import { button, type Form, first, inDialog } from './forms.ts'

/** A draft of one's own, with all that it needs. */
async function draft(page: Page): Promise<string> {
  if (page.url() === 'about:blank') await page.goto('/hjalp')
  const boardId = await page.evaluate(async () => {
    const answer = await fetch('/bff/api/me')
    return ((await answer.json()) as { boards: { id: string }[] }).boards[0]?.id
  })
  const asked = { firstQuestion: 'Hur?', secondQuestion: 'När?', thirdQuestion: 'Vem?' }
  const said = { happened: 'Ett brev.', learnt: 'Adressen.', changed: 'Rutinen.' }
  const { id } = await post<{ id: string }>(page, '/publications', {
    boardId,
    title: 'Kort',
    ...said,
    ...asked,
  })
  return id
}

/** What is written about what was learnt. */
export const LEARNING_FORMS: Record<string, Form> = {
  'write a card': {
    files: ['publications/write/WritePage'],
    as: 'manager',
    open: async (page) => {
      await page.goto('/larande/skriv')
      return page.getByLabel(/^Vad som hände/)
    },
  },
  'change a card': {
    files: ['publications/write/ChangePage'],
    as: 'manager',
    open: async (page) => {
      await page.goto(`/larande/skriv?kort=${await draft(page)}`)
      return page.getByLabel(/^Vad som hände/)
    },
  },
  'send a card': {
    files: ['publications/detail/SendDialog'],
    as: 'manager',
    text: 'Petra Snölid',
    open: async (page) => {
      await page.goto(`/larande/${await draft(page)}`)
      await button(page, 'Skicka för läsning')
      const reader = page.getByRole('dialog').getByRole('combobox', { name: 'Kollega' })
      await reader.fill('Petra')
      await page.getByRole('option', { name: /Petra Snölid/ }).click()
      return reader
    },
  },
  'give up a card': {
    files: ['publications/detail/ReasonDialog'],
    as: 'manager',
    open: async (page) => {
      await page.goto(`/larande/${await draft(page)}`)
      await button(page, 'Släng utkastet')
      return inDialog(page, /^Varför/)
    },
  },
  'discuss a card': {
    files: ['publications/detail/DiscussDialogs'],
    as: 'head',
    open: async (page) => {
      await page.goto(`/larande/${await first(page, '/publications', 'discussions')}`)
      await button(page, /^Vi har talat om det/)
      return inDialog(page, /^En sak ni ska göra annorlunda/)
    },
  },
}
