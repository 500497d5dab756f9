import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Rapportera',
    pages: ['/rapportera', '/rapportera/tack/$id'],
    text: [
      'Berätta vad som hände med egna ord. Du behöver inte veta vilken lag eller kategori det gäller, det avgör den som bedömer rapporten. Skriv inga namn eller personnummer; använd ärendenumret från verksamhetssystemet.',
      'Medan du skriver sparas ett utkast hos oss, inte i webbläsaren. Försvinner nätet finns texten kvar på skärmen och skickas när nätet är tillbaka.',
      'Det du skrev från början ändras aldrig. Du kan lägga till uppgifter efteråt.',
      'När enheten har svarat får du en avisering. Svaret står på rapportens sida, och rapporten är märkt Besvarad på din startsida och bland dina rapporter.',
    ],
    rights: [
      {
        says: 'Medarbetare, chefer, utredare, samordnare, koordinatorer, kvalitetsutvecklare, rapportörer och mottagningen kan rapportera.',
        may: 'deviationReport',
        roles: [
          'reporter',
          'unit-manager',
          'lex-sarah-investigator',
          'sas',
          'complaints-officer',
          'quality-developer',
          'decision-reporter',
          'department-head',
          'intake',
        ],
      },
      {
        says: 'Utöver dig själv läses rapporten av chefer för enheten och området, av nämndens kvalitetsutvecklare och socialt ansvariga samordnare, av mottagningen där en sådan finns, och av den som är ansvarig för den eller medverkar i den.',
        may: 'deviationRead',
        roles: [
          'reporter',
          'unit-manager',
          'department-head',
          'intake',
          'quality-developer',
          'sas',
          'lex-sarah-investigator',
          'complaints-officer',
          'decision-reporter',
        ],
        beyondOwn: true,
      },
    ],
    limits: [
      {
        says: 'Texten får vara högst 10 000 tecken. Blir den längre säger sidan till, och inget klipps bort.',
        of: 'DeviationCreate.description.maxLength',
      },
    ],
    keys: [{ keys: 'Ctrl + Enter', does: 'Skicka, när du står i en stor textruta' }],
  },
]
