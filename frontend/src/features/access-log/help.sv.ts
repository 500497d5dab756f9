import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Granskningslogg',
    pages: ['/granskningslogg'],
    text: [
      'Här står vem som har läst och gjort vad hos nämnden. Vad ärendena handlar om visas inte.',
      'Sök på ett namn, ett ärendes nummer, vad som gjordes eller en tid. Att du läser loggen loggas också.',
    ],
    rights: [
      {
        says: 'Dataskyddsombud och loggranskare läser loggen.',
        may: 'accessEventList',
        roles: ['dpo', 'log-reviewer'],
      },
    ],
  },
  {
    title: 'Vem har läst ett ärende',
    pages: ['/lasare/$id'],
    text: ['Här står de som har öppnat ärendet, det senaste först. Att det har synts i en lista visas inte.'],
    rights: [
      {
        says: 'Chefer ser det för ärenden på sina enheter, dataskyddsombud och loggranskare för hela nämnden.',
        may: 'matterReaderList',
        roles: ['unit-manager', 'department-head', 'dpo', 'log-reviewer'],
      },
    ],
  },
]
