export const t = {
  failed: 'Det gick inte att kopiera. Markera texten och kopiera den själv.',
} as const
