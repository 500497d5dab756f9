import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Listan över åtgärder',
    pages: ['/atgarder'],
    text: [
      'Här står åtgärderna du har tillgång till, vad de än kommer från: avvikelser, beslut som inte är verkställda eller något ni själva vill förbättra. Flikarna delar dem efter när de ska vara klara.',
      'Hos andra visar det som en utförare, regionen eller någon annan part ska göra, vem som håller kontakten och hur länge det har väntat. Den som har svarat försvinner därifrån.',
      'Lägg i kalendern hämtar dina egna dagar som en kalenderfil. I den står bara åtgärdens nummer, steget och dagen.',
    ],
  },
  {
    title: 'Föreslå en åtgärd',
    pages: ['/atgarder/ny', '/atgarder/$id/andra'],
    text: [
      'Skriv vad som ska göras så att det går att se om det är gjort. En stark åtgärd gör felet svårt att göra och hjälper också den dag ingen minns den. En svag litar på att alla minns.',
      'Förslaget går till den som ansvarar för enheten. Det går att ändra tills någon har beslutat. Vet du vem som bör göra den kan du skriva det.',
      'Görs det redan något som löser saken? Koppla då ärendet till den åtgärden från ärendets sida, så gäller den båda.',
    ],
    rights: [
      {
        says: 'Chefer, samordnare, kvalitetsutvecklare och rapportörer föreslår åtgärder för det de ansvarar för. Medarbetare och utredare föreslår i ärenden som de medverkar i.',
        may: 'actionPropose',
        roles: [
          'reporter',
          'unit-manager',
          'lex-sarah-investigator',
          'sas',
          'quality-developer',
          'decision-reporter',
          'department-head',
        ],
      },
    ],
  },
  {
    title: 'Besluta om en åtgärd',
    pages: ['/atgarder/$id/besluta'],
    text: [
      'Säg ja helt, ja delvis eller nej, och vem som gör den. Innan arbetet börjar bestämmer du också hur det ska märkas att den hjälpte: ett mått som räknas varje månad eller ett påstående som är sant eller inte. Då kan ingen välja måttstock när utfallet är känt.',
      'Det som är beslutat ändras inte. Tiden kan flyttas fram med ett skäl, och åtgärden kan avbrytas.',
      'När något allvarligt har hänt räcker det sällan att informera eller utbilda. Är det allt som beslutas behövs ett skäl.',
    ],
    rights: [
      {
        says: 'Enhetschefer och avdelningschefer beslutar om det som hör till deras enheter.',
        may: 'actionDecide',
        roles: ['unit-manager', 'department-head'],
      },
    ],
  },
  {
    title: 'En åtgärd',
    pages: ['/atgarder/$id'],
    text: [
      'Sidan visar vad som ska göras, vad som är beslutat, vem som har åtgärden just nu och allt som har hänt med den. Efter förslaget har den som beslutar den, sedan den som gör den, och till sist den som följer upp.',
      'Den dag som bestämdes räknas måttet, före och efter, och den som följer upp bedömer om åtgärden hjälpte. Ingen effekt är också ett svar: då går den att öppna igen. Kopplas ett nytt ärende som något som har hänt förut, fast åtgärden bedömdes ha hjälpt, står det Återkom på den, och den som följer upp får veta det.',
      'Gör någon utanför åtgärden noterar kontakten när den skickades och vad parten svarade. Först då kan den sägas vara genomförd.',
    ],
    rights: [
      {
        says: 'Enhetschefer och avdelningschefer flyttar fram, lämnar över och avbryter.',
        may: 'actionPostpone',
        roles: ['unit-manager', 'department-head'],
      },
      {
        says: 'Enhetschefer, avdelningschefer och kvalitetsutvecklare bedömer effekten och öppnar igen.',
        may: 'actionJudge',
        roles: ['unit-manager', 'department-head', 'quality-developer'],
      },
    ],
  },
]
