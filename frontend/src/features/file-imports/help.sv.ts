import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Läsa in beslut från fil',
    pages: ['/ej-verkstallda/inlasning', '/ej-verkstallda/inlasning/$id'],
    text: [
      'Välj en CSV- eller Excelfil, eller släpp den på sidan. Filen granskas först: du ser hur många rader som går att läsa in och vad som behöver rättas. Inget är inläst förrän du säger till.',
      'Heter kolumnerna något annat i din fil säger du vad de är. Det du rättar i en cell ändras i alla rader där samma sak står. Rader som blir kvar när de andra läses in rättas på samma sätt, och läses då in direkt.',
      'Blev det fel går det att ta tillbaka en inläst fil, så länge ingen har arbetat vidare med det som lästes in.',
    ],
    rights: [{ says: 'Rapportören läser in beslut.', may: 'decisionImport', roles: ['decision-reporter'] }],
  },
  {
    title: 'Läsa in avvikelser från fil',
    pages: ['/avvikelser/inlasning'],
    text: [
      'Rapporter som har gjorts i ett annat system läses in ur en fil, en rad för varje. Filen granskas först, och inget är inläst förrän du säger till. Det som är fel rättar du på sidan, eller laddar ner, rättar och lämnar in igen.',
      'En inläst avvikelse är märkt som det. I listor, siffror och tider räknas den från den dag då den rapporterades i det andra systemet, och det står under siffrorna hur många som är inlästa.',
      'Källsystemets namn och rapportens nummer där skiljer den från andra. Samma fil en gång till ändrar ingenting, och en rad med högre version ändrar det som källan får ändra.',
      'Skriv vad den som rapporterade arbetar som, aldrig namnet. Står det ett personnummer i texten varnas du, och det läses in som det står.',
      'Blev det fel går det att ta tillbaka en inläst fil, så länge ingen har arbetat vidare med det som lästes in.',
    ],
    rights: [
      {
        says: 'Kvalitetsutvecklare läser in avvikelser.',
        may: 'deviationImport',
        roles: ['quality-developer'],
      },
    ],
  },
  {
    title: 'Läsa in personer från fil',
    pages: ['/administration/katalog/fil', '/administration/katalog/fil/$id'],
    text: [
      'En rad för varje anställning. Filen granskas först, och inget är inläst förrän du säger till.',
      'När personerna läses in får de de roller som reglerna ger.',
    ],
    rights: [
      {
        says: 'Administratören lämnar in filer med personer, och loggar in på nytt för att läsa in dem.',
        may: 'directoryImportAccept',
        roles: ['administrator'],
        fresh: true,
      },
    ],
  },
]
