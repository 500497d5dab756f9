export const t = {
  label: 'Vad letar du efter?',
  hint: 'Nummer, ärendenummer, ansvarig, ord i texten eller namnet på en sida. Inga personnummer.',
  hits: 'Träffar',
  pages: 'Sidor',
  moreThan: (shown: string) => `fler än ${shown}`,
  all: (kind: string) => `Visa alla träffar under ${kind}`,
  page: {
    propose: 'Föreslå åtgärd',
    register: 'Registrera beslut',
    import: 'Läs in beslut från fil',
    importDeviations: 'Läs in avvikelser från fil',
    quarters: 'Kvartalsrapporter till IVO',
    fees: 'Särskilda avgifter',
    exports: 'Uttag ur listor',
    actionFigures: 'Statistik om åtgärder',
    boardFigures: 'Statistik för nämnden',
  },
} as const
