import { number } from '@/lib/format'
import { containsPersonalNumber } from '@/lib/personal-number'
import { t } from './messages.sv'

export const MOST_BYTES = 25 * 1024 * 1024
export const MOST = '25 MB'
const MOST_LETTERS = 120

const OFFICE = 'application/vnd.openxmlformats-officedocument'
/** What a file is sent as, by how its name ends. */
const KINDS: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  txt: 'text/plain',
}

/** What the device offers: a phone that keeps its photos in another form makes them JPEG when that is what is asked for. */
export const ACCEPTED = Object.keys(KINDS)
  .map((ending) => `.${ending}`)
  .concat('image/jpeg', 'image/png')
  .join(',')

type Named = Pick<File, 'name'>

function endingOf({ name }: Named): string {
  return name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : ''
}

export function mediaTypeOf(file: Named): string {
  return KINDS[endingOf(file)] ?? 'application/octet-stream'
}

/** The name as the API takes it: the end of a long one, since it tells the kind of file. */
export function nameOf({ name }: Named): string {
  return name.normalize('NFC').slice(-MOST_LETTERS)
}

/** What is wrong with a file before it is sent, as far as that can be seen from here. */
export function fileFault(file: Pick<File, 'name' | 'size'>): string | null {
  const ending = endingOf(file)
  if (ending === 'heic' || ending === 'heif') return t.faults.heic
  if (KINDS[ending] === undefined) return t.faults.type
  if (containsPersonalNumber(file.name)) return t.faults.personal
  if (file.size === 0) return t.faults.empty
  return file.size > MOST_BYTES ? t.faults.size(MOST) : null
}

export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${number(Math.floor(bytes / 100_000) / 10)} MB`
}
