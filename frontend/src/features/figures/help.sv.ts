import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Mått',
    pages: ['/statistik/matt', '/statistik/matt/nytt', '/statistik/matt/$id', '/statistik/matt/sparat/$id'],
    text: [
      'Ett mått är ett tal som följs månad för månad: hur många avvikelser av ett slag som rapporteras, eller något som ni räknar själva. Bara hela månader räknas.',
      'Diagrammet visar det vanliga och gränserna för slumpen. En månad utanför gränserna, eller flera i rad på samma sida, har troligen en orsak. Med färre än tolv månader ritas inga gränser: slumpen ensam skulle bestämma dem.',
      'När arbetet har ändrats kan det vanliga räknas på nytt från en dag, med ett skäl. Det som var före står kvar som det bedömdes.',
      'Ett sparat läge ändras aldrig, vad som än ändras i efterhand.',
    ],
    rights: [
      {
        says: 'Chefer följer mått för sina enheter. Kvalitetsutvecklare, samordnare och rapportörer följer mått för hela nämnden, om de får räkna det som måttet räknar.',
        may: 'figureCreate',
        roles: ['unit-manager', 'department-head', 'quality-developer', 'sas', 'decision-reporter'],
      },
      {
        says: 'Avdelningschefer och kvalitetsutvecklare kan räkna det vanliga på nytt.',
        may: 'figureRebase',
        roles: ['department-head', 'quality-developer'],
      },
    ],
  },
]
