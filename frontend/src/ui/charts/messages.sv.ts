export const t = {
  asTable: 'Visa som tabell',
  csv: 'Ladda ner som CSV',
  copy: 'Kopiera till rapport',
  copied: (title: string) => `${title} är kopierad, med tabell och källa`,
  notCopied: 'Webbläsaren lät inte kopiera. Markera tabellen och kopiera den i stället.',
  svg: 'Bild (SVG)',
  png: 'Bild (PNG)',
  open: (what: string, value: string) => `${what}: ${value}, visa i listan`,
} as const
