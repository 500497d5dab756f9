/** A name that every system takes, without an ending: as the service names its files. */
export function fileName(...parts: readonly string[]): string {
  const named = parts.filter((part) => part !== '').join('_')
  return named
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** Hands over a file that the browser saves. It goes nowhere else. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
