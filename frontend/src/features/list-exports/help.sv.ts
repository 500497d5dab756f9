import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Uttag ur listor',
    pages: ['/uttag', '/uttag/$id'],
    text: [
      'Exportera till Excel vid en lista ger ett uttag. Filen görs när du hämtar den, av det du har behörighet till just då, och sparas ingenstans hos oss. Ett uttag går att hämta i ett dygn.',
      'Nämnden bestämmer hur många rader var och en kan ta ut på ett dygn. Blir det fler anger du ändamål, och blir det många fler säger någon annan ja först.',
    ],
    rights: [
      {
        says: 'Att ta ut många rader kräver att du loggar in på nytt.',
        may: 'listExportRequest',
        roles: [
          'reporter',
          'unit-manager',
          'lex-sarah-investigator',
          'sas',
          'complaints-officer',
          'quality-developer',
          'decision-reporter',
          'department-head',
          'dpo',
          'log-reviewer',
          'intake',
        ],
        fresh: true,
      },
      {
        says: 'Avdelningschefer säger ja till andras stora uttag, efter en ny inloggning.',
        may: 'listExportApprove',
        roles: ['department-head'],
        fresh: true,
      },
      {
        says: 'Dataskyddsombud, loggranskare och avdelningschefer ser allas uttag.',
        may: 'listExportList',
        roles: ['department-head', 'dpo', 'log-reviewer'],
        beyondOwn: true,
      },
    ],
  },
]
