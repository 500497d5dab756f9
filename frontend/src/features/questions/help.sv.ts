import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Frågor',
    pages: [
      '/administration/fragor',
      '/administration/fragor/ny',
      '/administration/fragor/$id',
      '/administration/fragor/$id/andra',
    ],
    text: [
      'Skriv frågor som ska besvaras om ett ärende, och välj vilka som måste besvaras. De används när du har publicerat dem.',
      'En version som är publicerad ändras aldrig. Ändrar du frågorna blir det ett utkast till nästa version.',
    ],
    rights: [
      {
        says: 'Kvalitetsutvecklare och administratörer skriver och publicerar frågor.',
        may: 'questionVersionPublish',
        roles: ['quality-developer', 'administrator'],
      },
    ],
  },
  {
    title: 'Svara på frågor',
    pages: ['/fragor/$id', '/fragor/ny'],
    text: [
      'Att titta på frågorna påbörjar ingenting. Det gör den som först sparar svar.',
      'Spara så ofta du vill och fortsätt senare. Den som får läsa ärendet och arbeta med det ser svaren.',
      'Kryssa i att svaren är klara när inget mer ska ändras. Sedan kan de bara läsas.',
    ],
  },
]
