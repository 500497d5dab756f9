import type { Page } from '@playwright/test'
import { scan } from '../axe.ts'
import { expect, ownWord, PEOPLE, PHONE, post, type Reported, reportAt, test } from '../fixtures.ts'

interface Participants {
  participants: { id: string; name: string; endedAt: string | null }[]
}

/** Lets the second manager take part in something new, and gives it with the address at which that ends. */
async function appointed(page: Page): Promise<{ report: Reported; ends: string }> {
  const report = await reportAt(page, 'Utredning barn och familj', ownWord('Aviserat '))
  const personId = await page.evaluate(
    async ([id, name]) => {
      const answer = await fetch(`/bff/api/matters/${id}/candidates?q=${encodeURIComponent(name)}`)
      const { candidates } = (await answer.json()) as { candidates: { id: string }[] }
      return candidates[0]?.id ?? ''
    },
    [report.id, PEOPLE.secondManager] as const,
  )
  const path = `/matters/${report.id}/participants`
  const { participants } = await post<Participants>(page, path, { personId, part: 'reviewer' })
  return { report, ends: `${path}/${participants.at(-1)?.id}/ends` }
}

test('whoever is appointed is told, until it is read or over, and chooses how often letters come', async ({
  as,
}) => {
  const page = await as('manager')
  const [read, over] = [await appointed(page), await appointed(page)]
  await post(page, `/matters/${read.report.id}/messages`, { text: 'Ring mig först.', audience: 'handlers' })
  const other = await as('secondManager', PHONE)
  await other.goto('/')
  const bell = other.getByRole('link', { name: /^Aviseringar, \d+ nya$/ })
  await bell.click()
  await expect(other.getByRole('heading', { level: 1, name: 'Aviseringar' })).toBeVisible()
  const told = (title: string) => other.getByRole('link', { name: `Du ska medverka: ${title}` })
  await expect(told(read.report.title)).toBeVisible()
  await expect(told(over.report.title)).toBeVisible()
  expect(await scan(other)).toEqual([])
  await other.getByRole('link', { name: `Någon har skrivit ett meddelande: ${read.report.title}` }).click()
  await expect(other.getByText('Ring mig först.')).toBeVisible()
  await other.goto('/aviseringar')
  await expect(told(read.report.title)).toBeVisible()
  await expect(other.getByRole('link', { name: /^Någon har skrivit/ })).toHaveCount(0)

  await told(read.report.title).click()
  await expect(other.getByRole('heading', { level: 1, name: read.report.title })).toBeVisible()
  await post(page, over.ends, { reason: 'Granskningen är klar.' })
  await other.goto('/aviseringar')
  await expect(other.getByRole('heading', { level: 2, name: 'Brev' })).toBeVisible()
  await expect(told(read.report.title)).toHaveCount(0)
  await expect(told(over.report.title)).toHaveCount(0)
  await other.getByRole('link', { name: 'Alla', exact: true }).click()
  await expect(told(read.report.title)).toBeVisible()

  await other.getByRole('radio', { name: 'En gång i veckan' }).check()
  await other.getByRole('button', { name: 'Spara' }).click()
  await expect(other.getByText('Valet är sparat')).toBeVisible()
  await other.reload()
  await expect(other.getByRole('radio', { name: 'En gång i veckan' })).toBeChecked()
})

test('whoever stands in is told what the absent one is told', async ({ as }) => {
  const page = await as('deputy')
  await page.goto('/aviseringar?visa=alla')
  await expect(page.getByText(/Du ersätter .+/).first()).toBeVisible()
  expect(await scan(page)).toEqual([])
})
