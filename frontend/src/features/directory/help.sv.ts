import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Personkatalogen',
    pages: ['/administration/katalog', '/administration/katalog/$id'],
    text: [
      'Listor från kommunens katalog läses in av sig själva. Skulle många sluta på en gång väntar listan på att någon säger ja eller nej, och inget är då inläst.',
      'Den som slutar tappar sina rättigheter direkt, och öppna ärenden går till den som svarar för enheten.',
    ],
    rights: [
      {
        says: 'Administratören säger ja eller nej, och loggar då in på nytt.',
        may: 'directoryRunAccept',
        roles: ['administrator'],
        fresh: true,
      },
    ],
  },
  {
    title: 'Regler för roller',
    pages: ['/administration/katalog/regler', '/administration/katalog/ny-regel'],
    text: [
      'En befattning i katalogen ger en roll på enheten där personen arbetar. Rollen slutar när befattningen inte passar längre. Roller som har getts för hand rörs inte.',
      'Pröva regeln först, så ser du hur många som skulle få rollen.',
    ],
    rights: [
      {
        says: 'Administratören beslutar regler, och loggar då in på nytt.',
        may: 'directoryRuleCreate',
        roles: ['administrator'],
        fresh: true,
      },
    ],
  },
]
