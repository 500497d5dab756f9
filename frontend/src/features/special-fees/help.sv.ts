import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Särskilda avgifter',
    pages: ['/ej-verkstallda/avgifter', '/ej-verkstallda/avgifter/$id'],
    text: [
      'Här står vad domstolar har beslutat att kommunen ska betala för beslut som inte har verkställts i tid. En avgift registreras från sidan för beslutet som den gäller.',
      'En avgift som blev fel stryks med ett skäl. Den går fortfarande att läsa men räknas inte.',
    ],
    rights: [
      {
        says: 'Rapportören registrerar avgifter och anger när de är betalda.',
        may: 'specialFeeRegister',
        roles: ['decision-reporter'],
      },
    ],
  },
]
