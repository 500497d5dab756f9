import { ApiError } from '@/api/errors'
import * as rules from '@/api/rules.gen'
import { number } from '@/lib/format'
import { containsPersonalNumber } from '@/lib/personal-number'
import type { Words } from './kinds'
import { t } from './messages.sv'
import type { Imported } from './queries'

const { fileName, content } = rules.FileImportCreate
/** Base64 takes four characters for three bytes. */
export const MOST_BYTES = Math.floor(content.maxLength / 4) * 3

/** What is wrong with a file before it is sent, as far as that can be seen from here. */
export function fileFault(
  file: Pick<File, 'name' | 'size'> | null,
  { tooLarge }: Pick<Words, 'tooLarge'>,
): string | null {
  if (file === null) return t.faults.none
  if (!/\.(csv|txt|xlsx|xls|xlsb|ods)$/i.test(file.name)) return t.faults.type
  if (containsPersonalNumber(file.name)) return t.faults.personal
  if (file.size === 0) return t.faults.empty
  return file.size > MOST_BYTES ? `${t.faults.size(sizeText(MOST_BYTES))} ${tooLarge}` : null
}

export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${number(Math.floor(bytes / 100_000) / 10)} MB`
}

/** The name as the API takes it: the end of a long one, since it tells the kind of file. */
export function nameOf(file: Pick<File, 'name'>): string {
  return file.name.slice(-fileName.maxLength)
}

/** The file in base64. Refused when it has been moved or changed since it was chosen. */
export function asBase64(file: File): Promise<string> {
  const unreadable = { pointer: '/content', code: 'unreadable', detail: t.faults.unreadable }
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('error', () => reject(new ApiError({ errors: [unreadable] }, 422)))
    reader.addEventListener('load', () => resolve((reader.result as string).split(',')[1] ?? ''))
    reader.readAsDataURL(file)
  })
}

/** Why a file cannot be read at all, as a refusal. */
export function unusable({ problem }: Pick<Imported, 'problem'>): ApiError {
  return new ApiError({ title: t.unusable, detail: problem?.detail ?? '' }, 422)
}
