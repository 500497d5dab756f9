import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Anslutna system',
    pages: ['/administration/system', '/administration/system/nytt', '/administration/system/$id'],
    text: [
      'Varje system gör en enda sak, hos en nämnd, till en sista dag. Efter den dagen avvisas det.',
      'Inget system kan bedöma eller godkänna.',
      'Ett system som får följa vad som händer kan få händelserna skickade till sig. Lägg till en mottagare på systemets sida. Svarar den inte prövas den åtta gånger på drygt ett dygn, och pausas sedan med en avisering, tills du prövar den. Inget går förlorat under tiden.',
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
