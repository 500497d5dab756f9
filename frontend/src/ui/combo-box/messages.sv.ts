export const t = {
  list: 'Alternativ',
  none: 'Inget alternativ passar',
  found: (count: number) => (count === 1 ? 'Ett alternativ' : `${count} alternativ`),
} as const
