import { expect, test } from '../fixtures.ts'

test('a whole report by keyboard alone', async ({ as }) => {
  const page = await as('secondManager')
  const { keyboard } = page
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Hoppa till innehållet' })).toBeFocused()
  await tabTo('Rapportera')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Rapportera' })).toBeFocused()

  await tabTo('Hjälp om sidan')
  await keyboard.press('Tab')
  await expect(page.getByLabel('Avvikelse', { exact: true })).toBeFocused()
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await expect(page.getByLabel('Risk', { exact: true })).toBeChecked()
  await keyboard.press('Tab')
  await keyboard.type('Halt golv vid entrén när det regnar.')
  await tabTo('En person')
  await keyboard.press('ArrowRight')
  await expect(page.getByLabel('Flera eller hela enheten')).toBeChecked()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  await expect(page.getByRole('group', { name: 'Är någon i fara' }).getByLabel('Nej')).toBeChecked()
  await tabTo('Skicka rapporten')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Tack' })).toBeFocused()

  /** Goes on with the tab key until something with the name has the focus. */
  async function tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < 30; presses += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await keyboard.press('Tab')
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      const reached = await page.evaluate(() => {
        const element = document.activeElement
        return element?.closest('label')?.textContent ?? element?.textContent ?? ''
      })
      if (reached.trim() === name) return
    }
    throw new Error(`${name} was not reached with the tab key`)
  }
})
