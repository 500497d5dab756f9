import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Personuppgiftsincidenter',
    pages: ['/incidenter', '/incidenter/$id'],
    text: [
      'Här står varje gång någon har angett att obehöriga kan ha fått del av personuppgifter: i rapporten, vid bedömningen eller på ärendets sida. Också det som inte var en incident och det som togs tillbaka står kvar.',
      'Lagens tid löper i timmar från att nämnden fick veta det, alltså när ärendet rapporterades. Fick nämnden veta det vid en annan tid anges den med ett skäl. Den som säger ja sent kan därför börja med en tid som redan har gått ut.',
      'Anmälan till IMY görs hos IMY. Här antecknas när, och en första anmälan kan kompletteras. Anmäls incidenten inte står skälet här, och likaså om de som uppgifterna gäller har fått veta det. Ärendet går inte att avsluta förrän det är beslutat.',
    ],
    rights: [
      {
        says: 'Dataskyddsombudet bedömer och beslutar.',
        may: 'dataIncidentDecide',
        roles: ['dpo'],
      },
      {
        says: 'Dataskyddsombud och loggranskare läser registret.',
        may: 'dataIncidentList',
        roles: ['dpo', 'log-reviewer'],
      },
    ],
  },
]
