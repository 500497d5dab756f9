import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Anslutna system',
    pages: ['/administration/system', '/administration/system/nytt', '/administration/system/$id'],
    text: [
      'Varje system gör en enda sak, hos en nämnd, till en sista dag. Efter den dagen avvisas det.',
      'Inget system kan bedöma eller godkänna.',
    ],
    rights: [
      {
        says: 'Administratören ansluter system, och loggar då in på nytt.',
        may: 'serviceAccountCreate',
        roles: ['administrator'],
        fresh: true,
      },
    ],
  },
]
