import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Statistik',
    pages: ['/statistik'],
    needs: 'deviationStatistics',
    text: [
      'Siffrorna räknas ur de avvikelser som du får läsa eller räkna. Välj period, enhet och område; bredvid varje tal står den period som det jämförs med.',
      'Bakom varje diagram finns samma siffror som tabell. Enheter rangordnas inte: många rapporter kan betyda att man rapporterar det som händer.',
      'En siffra som är en länk leder till listan med just de avvikelser som är räknade. Listan säger vilken dag den gäller.',
      'Har hänt förut räknar de avvikelser som är kopplade till ett tidigare ärende, efter orsak. Välj en enhet för att se hur det är där; bredvid står året före.',
      'Vårdsamverkan räknas efter vem som registrerade, motpart och kategori. Effekten av åtgärder räknas i åtgärder, och bredvid står de avvikelser som ingen åtgärd är bedömd för.',
      'Varje diagram går att kopiera som tabell med mening och källa, och att spara som bild i SVG. Hela sidan går att hämta som Excel eller PDF.',
      'Hållna tider säger hur många av de tider som gick ut under perioden som hölls, per slag och enhet. Det som någon har beslutat inte ska gälla räknas för sig.',
      'Är perioden inte slut räknas den till och med i dag och jämförs med lika många dagar. Den månad som pågår är märkt med den dag den räknas till.',
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
    title: 'Statistik om åtgärder',
    pages: ['/statistik/atgarder'],
    needs: 'actionStatistics',
    text: [
      'Här räknas de åtgärder som föreslogs i perioden: vad de gäller, vad de ändrar, hur långt de har kommit och vad de ledde till. Läget är som det stod den dag som står överst.',
      'Nyckeltalen säger vad som är bra att hålla ögonen på: det som är försenat, det som är gjort men inte bedömt, och det som har väntat länge hos någon annan. Bredvid står vad det är en andel av.',
      'Effekt efter slag och styrka visar vad bedömda åtgärder ledde till. Är de få säger det inte mycket.',
      'En siffra som är en länk leder till listan med just de åtgärder som är räknade.',
    ],
  },
  {
    title: 'Hela nämndens siffror',
    pages: ['/statistik/namnden'],
    text: [
      'Siffrorna visas utan att någon behöver läsa en enda rapport. Små tal visas inte, och inte heller tal som skulle avslöja dem.',
      'Det som en gång har visats räknas inte om.',
      'Svaret går att kopiera till en rapport, med mening och källa, och att hämta som Excel eller PDF. Det som inte visas finns inte heller i filen.',
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
