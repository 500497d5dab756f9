import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Statistik',
    pages: ['/statistik'],
    text: [
      'Siffrorna räknas ur de avvikelser som du får läsa eller räkna. Välj period, enhet och område; bredvid varje tal står den period som det jämförs med.',
      'Bakom varje diagram finns samma siffror som tabell. Enheter rangordnas inte: många rapporter kan betyda att man rapporterar det som händer.',
    ],
    rights: [
      {
        says: 'Chefer ser siffror för sina enheter, kvalitetsutvecklare och samordnare för hela nämnden.',
        may: 'deviationStatistics',
        roles: ['unit-manager', 'department-head', 'quality-developer', 'sas'],
      },
    ],
  },
  {
    title: 'Hela nämndens siffror',
    pages: ['/statistik/namnden'],
    text: [
      'Siffrorna visas utan att någon behöver läsa en enda rapport. Små tal visas inte, och inte heller tal som skulle avslöja dem.',
      'Det som en gång har visats räknas inte om.',
    ],
    rights: [
      {
        says: 'Ledamöter och revisorer kan fråga efter dem. Frågan loggas.',
        may: 'deviationFigures',
        roles: ['board-member', 'auditor'],
      },
    ],
  },
]
