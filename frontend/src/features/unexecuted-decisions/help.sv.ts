import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Ej verkställda beslut',
    pages: ['/ej-verkstallda'],
    text: [
      'Här står beslut som ännu inte är verkställda, det som snarast passerar lagens gräns först.',
      'Listan går att söka i och filtrera. Som tavla visas samma beslut i kolumner efter hur länge de har väntat.',
      'Exportera till Excel tar ut listan så som du har sökt och filtrerat den. Uttaget loggas och står under Uttag.',
    ],
    rights: [
      {
        says: 'Rapportören ser alla nämndens beslut, chefer dem på sina enheter, och handläggare dem som de är ansvariga för.',
        may: 'unexecutedDecisionList',
        roles: ['decision-reporter', 'unit-manager', 'department-head', 'reporter'],
      },
      {
        says: 'Rapportören och chefer lämnar över beslut till den som ska ordna det som behövs: ett i taget på beslutets sida, eller flera genom att kryssa för dem i listan.',
        may: 'decisionHandOver',
        roles: ['decision-reporter', 'unit-manager', 'department-head'],
      },
    ],
  },
  {
    title: 'Ett beslut',
    pages: ['/ej-verkstallda/$id', '/ej-verkstallda/$id/skal'],
    text: [
      'Sidan säger hur länge beslutet har väntat, hur det räknas och vad som har hänt. En händelse som blev fel stryks med ett skäl; den går fortfarande att läsa men räknas inte.',
      'När ett beslut dröjer anges skälet. Det står sedan i kvartalets rapport.',
      'Koppla beslutet till ärenden som det hör ihop med, anteckna dess diarienummer och skriv till dem som handlägger det. En koppling ger ingen tillgång till det andra ärendet.',
    ],
    rights: [
      {
        says: 'Rapportören, chefer och den ansvariga handläggaren lägger till händelser.',
        may: 'decisionEventAdd',
        roles: ['decision-reporter', 'unit-manager', 'department-head', 'reporter'],
      },
      {
        says: 'Rapportören och enhetschefer stryker händelser.',
        may: 'decisionEventStrike',
        roles: ['decision-reporter', 'unit-manager'],
      },
      {
        says: 'Bara rapportören kan visa vem beslutet gäller. Det kräver en ny inloggning och ett ändamål, och loggas.',
        may: 'decisionDisclose',
        roles: ['decision-reporter'],
        fresh: true,
      },
    ],
  },
  {
    title: 'Registrera ett beslut',
    pages: ['/ej-verkstallda/ny'],
    text: [
      'Fyll i enhet, insats, lag och beslutsdag. Tiden räknas från beslutsdagen.',
      'Skriv inga namn. Personnumret är frivilligt och låses när beslutet sparas.',
    ],
    rights: [
      { says: 'Rapportören registrerar beslut.', may: 'decisionRegister', roles: ['decision-reporter'] },
    ],
  },
]
