import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Startsidan',
    pages: ['/'],
    text: [
      'Överst står det som väntar på att du gör något, ordnat efter när det ska vara klart. Välj en rad för att komma till det som ska göras. Det du är ansvarig för visas först; kryssa i rutan för att också se det som andra ansvarar för.',
      'Är något försenat hos andra i ditt område står det där, enhet för enhet. Den enhet där något har väntat längst står först.',
      'Under Värt att veta står det som rör ditt ansvar, i antal. En rubrik som är en länk leder till det som är räknat.',
      'Siffran i menyn och i flikens namn säger hur mycket som väntar på dig.',
    ],
    rights: [
      {
        says: 'Enhetschefer, avdelningschefer och administratörer anmäler frånvaro under Administration. Ersättaren ser under tiden det som väntar på den som är borta.',
        may: 'absenceCreate',
        roles: ['unit-manager', 'department-head', 'administrator'],
      },
    ],
  },
]
