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
