import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Personer och roller',
    pages: [
      '/administration/personer',
      '/administration/personer/ny',
      '/administration/personer/ny-roll',
      '/administration/personer/$id',
      '/administration/personer/$id/andra',
    ],
    text: [
      'En roll ger rätt att göra något på en enhet eller i en nämnd, från en dag till en annan. Utan roll går det inte att se något.',
      'Ingen ändrar sina egna roller.',
    ],
    rights: [
      {
        says: 'Administratören ger roller, och loggar då in på nytt.',
        may: 'assignmentCreate',
        roles: ['administrator'],
        fresh: true,
      },
    ],
  },
  {
    title: 'Frånvaro',
    pages: ['/administration/franvaro', '/administration/franvaro/ny'],
    text: [
      'När någon är borta har en ersättare rollerna under tiden, så länge som nämnden tillåter. Tas frånvaron tillbaka tappar ersättaren dem direkt.',
      'Den som anmäler frånvaron kan inte själv vara ersättare.',
    ],
    rights: [
      {
        says: 'Enhetschefer och avdelningschefer anmäler frånvaro på sina enheter, administratörer i hela nämnden. En ny inloggning krävs.',
        may: 'absenceCreate',
        roles: ['unit-manager', 'department-head', 'administrator'],
        fresh: true,
      },
    ],
  },
]
