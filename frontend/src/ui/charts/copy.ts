import { type ChartTable, linesOf } from './figure'

interface Copied {
  sentence: string
  table: ChartTable
  source: string
}

/** Sentence, table and source as a word processor takes them. */
export function asHtml({ sentence, table, source }: Copied): string {
  const [head = [], ...rows] = linesOf(table)
  const cells = (row: readonly (string | number)[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(shown(cell))}</${tag}>`).join('')}</tr>`
  const body = rows.map((row) => cells(row, 'td')).join('')
  return `<p>${escaped(sentence)}</p><table border="1"><thead>${cells(head, 'th')}</thead><tbody>${body}</tbody></table><p>${escaped(source)}</p>`
}

/** The same where only text can be pasted: a line for each row, a tab between cells. */
export function asText({ sentence, table, source }: Copied): string {
  const rows = linesOf(table).map((row) => row.map(shown).join('\t'))
  return [sentence, '', ...rows, '', source].join('\n')
}

export async function copyFigures(copied: Copied): Promise<void> {
  const text = asText(copied)
  if (typeof ClipboardItem === 'undefined') {
    await navigator.clipboard.writeText(text)
    return
  }
  const kinds = { 'text/html': asHtml(copied), 'text/plain': text }
  const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })])
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)])
}

function shown(cell: string | number): string {
  return typeof cell === 'number' ? cell.toLocaleString('sv-SE') : cell
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}
