import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Listan över avvikelser',
    pages: ['/avvikelser'],
    text: [
      'Här står de avvikelser du har tillgång till. Sök på nummer, ärendenummer, den som är ansvarig eller ord i vilken form som helst: hyra hittar också hyran och hyresskuld. Sätt citattecken om orden när de ska stå precis så.',
      'Dina filter står i sidans adress. Spara den som bokmärke eller skicka den till en kollega, som bara ser det som hen har behörighet till. Orden du söker efter följer aldrig med i adressen.',
      'Under Fler filter väljer du bland annat kategori, risk och område, och orsak om du får läsa utredningar. Efter en sökning väljer du ordning och bläddrar som annars, och i ärendet går du till föregående och nästa träff.',
      'Spara vyn ger filtren och ordningen ett namn, så att du har dem ett klick bort ovanför listan. Orden du söker efter sparas inte.',
      'Markera rader i listan och välj Lämna över. Skälet skriver du en gång. Varje ärende lämnas över för sig, så du ser vilka det gick för och varför inte för de andra.',
      'Mottagningen ser det som ska fördelas under Att fördela. Markera flera och fördela var och en till den som leder enheten den gäller, eller alla till samma enhet.',
      'Exportera till Excel ger en fil med listans kolumner, som den är filtrerad och sökt. Den loggas, och överst står vem som har tagit ut den.',
    ],
  },
  {
    title: 'En avvikelse',
    pages: ['/avvikelser/$id'],
    text: [
      'Sidan visar det som har rapporterats, vad som har beslutats och allt som har hänt med ärendet. Lägg till uppgifter när du vet mer; de står sedan bland händelserna med namn och tid.',
      'Hör ärendet hemma på en annan enhet lämnas det över. Texten följer med som den är.',
      'Har nämnden en mottagning ligger nya rapporter där tills de är fördelade. Den som leder enheten läser dem under tiden. När de kom in ändras inte.',
      'Under Tider står vad som ska vara gjort, senast när, och om det är lagen eller nämnden som har bestämt det. En av nämndens tider går att avstå från, med ett skäl.',
      'Koppla ärendet till andra som det hör ihop med, anteckna dess diarienummer och skriv till dem som handlägger det. En koppling ger ingen tillgång till det andra ärendet.',
      'Har något hänt mellan er och till exempel regionen? Under Vårdsamverkan säger du vem av er som registrerade det, vilken organisation det är och när det skickades, och sedan vad de svarade. Ärendet går att söka fram med deras nummer. Foton och filer lägger du till under Bilagor; de går att hämta när de är granskade.',
      'När utredningen är klar skriver du vad den visar. Sedan genomförs åtgärderna, effekten bedöms och den som rapporterade får svar. Det som är kvar innan ärendet kan avslutas står överst på sidan, med länkar dit.',
      'Svaret läser den som rapporterade på sin egen sida, men inte utredningen. Ett svar går inte att ändra, men du kan svara igen. Har fler rapporterat samma händelse kan alla få samma svar på en gång.',
      'Händer det igen, eller var något fel, öppnas ett avslutat ärende igen med ett skäl. Nya tider löper då, och ärendet behöver ett nytt svar och en ny bedömning.',
      'Blev det fel går det att ångra en överlämning, att utredningen är klar eller att det inte var en avvikelse, så länge inget mer har hänt. Båda stegen står kvar bland händelserna.',
    ],
    rights: [
      {
        says: 'Enhetschefer, avdelningschefer, kvalitetsutvecklare och samordnare registrerar vårdsamverkan, och de som medverkar i ärendet.',
        may: 'cooperationRegister',
        roles: ['unit-manager', 'department-head', 'quality-developer', 'sas'],
        beyondPart: true,
      },
      {
        says: 'Enhetschefer och avdelningschefer svarar den som rapporterade.',
        may: 'matterAnswerGive',
        roles: ['unit-manager', 'department-head'],
      },
      {
        says: 'Enhetschefer och avdelningschefer avslutar.',
        may: 'deviationClose',
        roles: ['unit-manager', 'department-head'],
      },
      {
        says: 'Enhetschefer, avdelningschefer och kvalitetsutvecklare öppnar igen.',
        may: 'deviationReopen',
        roles: ['unit-manager', 'department-head', 'quality-developer'],
      },
      {
        says: 'Enhetschefer, avdelningschefer, kvalitetsutvecklare och mottagningen lämnar över.',
        may: 'deviationReroute',
        roles: ['unit-manager', 'department-head', 'quality-developer', 'intake'],
      },
      {
        says: 'Enhetschefer, avdelningschefer och samordnare avstår från en tid.',
        may: 'deadlineWaive',
        roles: ['unit-manager', 'department-head', 'sas'],
      },
    ],
  },
  {
    title: 'Bedöma en avvikelse',
    pages: ['/avvikelser/$id/bedom'],
    text: [
      'Välj om den ska utredas, avslutas direkt eller inte är en avvikelse. Avslutar du direkt, eller är det inte en avvikelse, är ditt skäl svaret till den som rapporterade.',
      'Aktiviteten säger vad inom kategorin det gäller, om nämnden har sådana. Vet ni inte om det gäller ett barn står det så, och det räknas så.',
      'Risken bedöms efter nämndens egen skala: hur troligt det är att det händer igen, och hur allvarligt det blir.',
      'Under Liknande tidigare ärenden står de som ligger närmast i kategori, enhet och ord, med vad som gjordes och om det hjälpte. Är det samma sak igen kopplar du ärendena med en knapp. De visas också när du utreder.',
      'Är rapporten av en annan typ än den kom som, till exempel en idé, byter du typ på ärendets sida. Den som rapporterade får veta varför. En misstanke om missförhållande byter inte typ.',
    ],
    rights: [
      {
        says: 'Enhetschefer, avdelningschefer och mottagningen bedömer det som hör till deras enheter.',
        may: 'deviationAssess',
        roles: ['unit-manager', 'department-head', 'intake'],
      },
    ],
  },
  {
    title: 'Idéer',
    pages: ['/ideer'],
    text: [
      'Vem som helst lämnar en idé under Rapportera, som typen Förbättringsidé. Enheten överväger den, prövar den med en åtgärd och inför den, eller avböjer den med ett skäl. Den som lämnade idén får veta varje steg, läser det som skrivs och får ett svar.',
      'För att pröva en idé föreslår du först en åtgärd från den. När åtgärden är genomförd och bedömd avgör du om idén ska införas. En idé går också att införa eller avböja utan att prövas.',
      'Att en idé övervägs eller prövas går att ångra så länge inget mer har hänt. En idé som är avgjord går att ta upp igen.',
      'Är idén egentligen en avvikelse, eller tvärtom, byter du typ på ärendets sida.',
      'Överst står hur många idéer som har kommit in i år, hur många som är införda och hur lång tid det tog till svar.',
    ],
    rights: [
      {
        says: 'Enhetschefer och avdelningschefer överväger, prövar, inför och avböjer.',
        may: 'ideaConsider',
        roles: ['unit-manager', 'department-head'],
      },
      {
        says: 'Enhetschefer, avdelningschefer, mottagningen och kvalitetsutvecklare byter typ.',
        may: 'deviationReclassify',
        roles: ['unit-manager', 'department-head', 'quality-developer', 'intake'],
      },
      {
        says: 'Enhetschefer, avdelningschefer, samordnare och kvalitetsutvecklare ser siffrorna.',
        may: 'ideaStatistics',
        roles: ['unit-manager', 'department-head', 'sas', 'quality-developer'],
      },
    ],
  },
]
