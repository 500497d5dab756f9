import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Lärande',
    pages: ['/larande', '/larande/$id'],
    text: [
      'Ett lärkort berättar på en sida vad som hände, vad vi lärde oss och vad som har ändrats, med tre frågor till arbetsplatsträffen. Ingen ska gå att känna igen. Skriv ut det eller visa det på träffen.',
      'Den som leder en enhet anger vilken dag enheten talade om det, och om den vill en sak som den ska göra annorlunda. På sidan syns hur många enheter som har talat om det och vilka som inte har gjort det än.',
      'Ett lärkort som dras tillbaka läses bara av dem som har arbetat med det.',
    ],
    rights: [
      {
        says: 'Enhetschefer och avdelningschefer anger att deras enheter har talat om ett lärkort.',
        may: 'publicationDiscuss',
        roles: ['unit-manager', 'department-head'],
      },
    ],
  },
  {
    title: 'Skriva lärkort',
    pages: ['/larande/skriv'],
    text: [
      'Skriv ur ett avslutat ärende, ett gott exempel eller något annat som fler kan lära av. Ur ett misstänkt missförhållande skriver bara den som kan avsluta det. Läsarna ser aldrig vilket ärende det kommer ur.',
      'Innan en kollega läser, och innan det publiceras, letar Kvalitetshjulet efter personnummer, telefonnummer, adresser, ärendenummer och namn på dem som finns i ärendet. Är ett namn bara ett vanligt ord anger du ordet och varför. Det andra behöver tas bort.',
      'Den som skrev kan inte publicera. En kollega läser och publicerar, eller skickar tillbaka det med det som behöver ändras.',
    ],
    rights: [
      {
        says: 'Chefer, lex Sarah-utredare, SAS, koordinatorer och kvalitetsutvecklare skriver lärkort.',
        may: 'publicationCreate',
        roles: [
          'unit-manager',
          'lex-sarah-investigator',
          'sas',
          'complaints-officer',
          'quality-developer',
          'department-head',
        ],
      },
    ],
  },
]
