import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Organisationen',
    pages: [
      '/administration/organisation',
      '/administration/organisation/ny',
      '/administration/organisation/$id',
      '/administration/organisation/$id/andra',
    ],
    text: [
      'Välj en dag för att se organisationen som den var då. En enhet tas aldrig bort: den får en sista dag.',
      'Den som leder enheten, eller ersätter, tar emot det som rapporteras där.',
    ],
    rights: [
      {
        says: 'Administratören lägger till enheter.',
        may: 'unitCreate',
        roles: ['administrator'],
      },
      {
        says: 'Att ändra en enhet kräver att administratören loggar in på nytt.',
        may: 'unitReplace',
        roles: ['administrator'],
        fresh: true,
      },
    ],
  },
  {
    title: 'Omorganisera',
    pages: ['/administration/organisation/omorganisera'],
    text: [
      'Säg vad som händer: en enhet blir en annan, enheter slås ihop eller en enhet delas. Granska först; inget ändras förrän du säger till.',
      'Öppna ärenden följer med till den nya enheten, och siffrorna kan följas genom omorganisationen.',
    ],
    rights: [
      {
        says: 'Administratören omorganiserar, och loggar då in på nytt.',
        may: 'unitSucceed',
        roles: ['administrator'],
        fresh: true,
      },
    ],
  },
  {
    title: 'Kodlistor',
    pages: [
      '/administration/kodlistor',
      '/administration/kodlistor/$lista',
      '/administration/kodlistor/$lista/ny',
      '/administration/kodlistor/$lista/$id',
    ],
    text: [
      'Nämndens egna val i formulären. Ett nytt namn visas överallt där valet används, även på äldre ärenden.',
      'Betyder ett val något annat än förut: ge det en sista dag och lägg till ett nytt.',
      'En aktivitet hör till en kategori. Den går att välja när kategorin är vald.',
    ],
    rights: [
      {
        says: 'Kvalitetsutvecklare och administratörer ändrar listorna.',
        may: 'codeCreate',
        roles: ['quality-developer', 'administrator'],
      },
    ],
  },
  {
    title: 'Nämndens inställningar',
    pages: ['/administration/installningar', '/administration/installningar/andra'],
    text: [
      'Här står nämndens tider för att bedöma och utreda, skalan för risk, och när kvalitetsåret börjar.',
      'Rapporter går till den som leder enheten de gäller, eller först till en mottagning som fördelar dem. Lägg till de enheter som ska ha mottagning, och ge dem som är mottagning rollen Mottagning av rapporter där. Har ingen rollen går rapporterna till dem som leder enheterna.',
      'De gäller för det som bedöms från och med ändringen. Ärenden som redan är bedömda behåller sin bedömning.',
    ],
    rights: [
      {
        says: 'Kvalitetsutvecklare och administratörer ändrar dem.',
        may: 'boardReplace',
        roles: ['quality-developer', 'administrator'],
      },
    ],
  },
]
