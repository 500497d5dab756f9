import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Utreda',
    pages: ['/avvikelser/$id/utred/$flik'],
    text: [
      'Anteckna det som kommer fram, med var uppgiften kommer ifrån och om den är en faktauppgift eller en bedömning. Vem som antecknade och när sparas av sig självt. Blev något fel stryker du det, med ett skäl.',
      'Orsakerna väljs ur nämndens lista. Skriv var i verksamheten de ligger och hur säkra de är. Fråga varför flera gånger tills du når det som går att göra något åt.',
      'Fråga den som berörs vad den säger om det som hände, eller skriv varför ingen har frågat.',
      'Ett utkast får vara tomt och sparas när du vill. Under ”Det här saknas” står vad som behövs innan utredningen kan bli klar.',
      'När utredningen är klar fryses den som en egen version som kan hämtas som PDF. Kommer det fram mer öppnar du den igen, med ett skäl. Det som blev klart finns kvar som det var.',
      'Den som har rapporterat ser inte utredningen. Den som har rapporterat, eller vars handlande granskas, bör inte själv utreda. Är det ändå så behövs ett skäl, som visas.',
    ],
    rights: [
      {
        says: 'Enhetschefer, avdelningschefer, samordnare, kvalitetsutvecklare och rapportörer av beslut börjar utreda, och andra när de är utsedda till utredare.',
        may: 'investigationOpen',
        roles: ['unit-manager', 'department-head', 'sas', 'quality-developer', 'decision-reporter'],
        beyondPart: true,
      },
    ],
  },
]
