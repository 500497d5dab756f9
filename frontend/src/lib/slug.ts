/** As long as a code may be. */
const MOST = 60

/** `Brist i information` → `brist-i-information`, the code that a name suggests. */
export function slug(label: string): string {
  return label
    .toLocaleLowerCase('sv')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, MOST)
    .replace(/-$/, '')
}
