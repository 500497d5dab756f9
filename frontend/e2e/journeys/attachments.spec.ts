import { deflateSync } from 'node:zlib'
import { scan } from '../axe.ts'
import { expect, ownWord, PHONE, reportAt, test } from '../fixtures.ts'

const UNIT = 'Utredning barn och familj'

/** A picture that says who took it, as PNG has it: a head, a text, what is seen, an end. */
function photo(secret: string): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([size, body, sum])
  }
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0])
  const rows = Buffer.concat([0, 1].map(() => Buffer.from([0, 255, 0, 0, 255, 0, 0])))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Author\0${secret}`, 'latin1')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

test('a photo from the phone is looked through, fetched without who took it, and taken away', async ({
  as,
}) => {
  const reporter = await as('reporter', PHONE)
  const report = await reportAt(reporter, UNIT, ownWord('Köksluckan '))
  await reporter.goto(`/rapportera/tack/${report.id}`)
  const choice = reporter.getByLabel('Lägg till foto eller fil')
  await choice.setInputFiles([
    { name: 'bild.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
    { name: 'kök.png', mimeType: 'image/png', buffer: photo('Anna') },
    { name: 'falsk.png', mimeType: 'image/png', buffer: Buffer.from('<html>') },
  ])
  await expect(reporter.getByText('bild.svg kom inte fram')).toBeVisible()
  await expect(reporter.getByText('falsk.png kom inte fram')).toBeVisible()
  await expect(reporter.getByRole('link', { name: 'kök.png' })).toBeVisible()
  expect(await scan(reporter)).toEqual([])
  await reporter.screenshot({ path: test.info().outputPath('phone.png'), fullPage: true })
  for (const _ of [1, 2]) await reporter.getByRole('button', { name: 'Hoppa över' }).first().click()
  await expect(reporter.getByText('kom inte fram')).toHaveCount(0)

  const page = await as('manager')
  await page.goto(`/avvikelser/${report.id}`)
  const link = page.getByRole('link', { name: 'kök.png' })
  const [saved] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(saved.suggestedFilename()).toBe('kök.png')
  const chunks: Buffer[] = []
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).includes('Anna')).toBe(false)
  await page.screenshot({ path: test.info().outputPath('desk.png'), fullPage: true })
  await page.getByRole('button', { name: 'Ta bort kök.png' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Ta bort kök.png?' })
  await dialog.getByRole('button', { name: 'Ta bort' }).click()
  await expect(dialog.getByText('Fel: Skriv varför filen tas bort')).toBeVisible()
  await dialog.getByLabel('Varför tas den bort?').fill('Fel kök.')
  expect(await scan(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Ta bort' }).click()
  await expect(page.getByText('Borttagen: Fel kök.')).toBeVisible()
  await expect(link).toHaveCount(0)
  expect(await scan(page)).toEqual([])
})
