import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Administration',
    pages: ['/administration'],
    text: ['Här står det som din roll kan se eller ändra av organisation, personer och inställningar.'],
  },
  {
    title: 'Söka, hitta rätt och logga ut',
    pages: ['/hjalp', '/tillganglighet', '/$'],
    text: [
      'Sök överallt, högst upp på varje sida, letar bland allt du har tillgång till. Skriv ett nummer, ett ärendenummer, namnet på den som är ansvarig eller ord i vilken form som helst.',
      'Länken Hjälp om sidan, överst på varje sida, leder till det avsnitt här som handlar om den.',
      'Du loggas ut av dig själv när du inte har gjort något på ett tag. Sidan säger till innan, och det du har skrivit finns kvar.',
    ],
    keys: [
      { keys: 'Tabb', does: 'Nästa länk, knapp eller fält' },
      { keys: 'Enter', does: 'Öppna länken eller tryck på knappen' },
      { keys: 'Ctrl + K', does: 'Sök överallt' },
      { keys: 'Esc', does: 'Stäng dialogen eller menyn' },
      { keys: 'Ctrl + Enter', does: 'Skicka, när du står i en stor textruta' },
    ],
  },
]
