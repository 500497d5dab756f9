import { saveFile } from './save-file'

/** A file that Swedish spreadsheets open as it is: semicolons, decimal comma, and a mark that says UTF-8. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value).replace('.', ',')
  // A text that begins like a formula would be run by the spreadsheet.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands over a table as a file that the browser saves. It goes nowhere else. */
export function downloadCsv(name: string, rows: Parameters<typeof toCsv>[0]): void {
  saveFile(name, new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }))
}
