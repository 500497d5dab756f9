/** Words that every list shares: searching it, narrowing it, its order and its pages. */
export const lists = {
  search: 'Sök',
  searchLabel: 'Sök',
  searchHint: 'Nummer, ärendenummer, ansvarig eller ord i texten. Inga personnummer.',
  moreThan: (amount: string) => `Mer än ${amount}`,
  common: (words: readonly string[]) =>
    words.length === 0 ? '' : `${words.map((word) => `”${word}”`).join(', ')} är för vanligt för att söka på`,
  searchedFor: (text: string) => `Sökning: ${text}`,
  narrowed: (choices: string) => `Urval: ${choices}`,
  others: 'Andras ansvar',
  unit: 'Enhet',
  unitHint: 'Med allt under den',
  aloneLabel: 'Bara enheten själv, inte det under den',
  alone: (unit: string) => `${unit}, utan det under`,
  more: 'Fler filter',
  filters: (n: number) => (n === 0 ? 'Filter' : `Filter, ${n} ${n === 1 ? 'vald' : 'valda'}`),
  clear: 'Rensa filter',
  none: 'Inga träffar',
  nothingFits: 'Ändra eller rensa filtren.',
  beyond: 'Listan är inte så lång',
  beyondText: 'Något har ändrats sedan adressen sparades.',
  first: 'Till första sidan',
  sort: {
    ascending: 'stigande',
    descending: 'fallande',
    label: 'Ordning',
  },
  pagination: {
    label: 'Sidor',
    previous: 'Föregående',
    next: 'Nästa',
    page: (n: number) => `Sida ${n}`,
    status: (from: number, to: number, total: number, hasMore = false) =>
      `Visar ${from}–${to} av ${hasMore ? 'mer än ' : ''}${total}`,
    beyond: (total: number) => `Visar 0 av ${total}`,
  },
  neighbours: {
    label: 'Andra i listan',
    previous: 'Föregående',
    next: 'Nästa',
  },
} as const
