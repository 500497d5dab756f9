import { count } from '@/lib/format'

export const t = {
  back: 'Personkatalog',
  tiles: { created: 'Nya', updated: 'Ändrade', unchanged: 'Oförändrade', rejected: 'Avvisade' },
  refused: 'Rader som inte går att läsa in',
  refusedColumns: { person: 'Person', wrong: 'Vad som är fel' },
  fileTitle: 'Personer från fil',
  fileLead:
    'Filen är hela katalogen: de som inte står i den slutar. Den prövas först, och inget läses in förrän du säger till.',
  fileTry: 'Pröva filen',
  fileColumns:
    'Kolumner: Nyckel, Namn och Enhet behövs. Befattning, E-post, Inloggning, Första dag, Sista dag, Chef, Frånvarande från, Frånvarande till och Ersättare får finnas. Inga personnummer.',
  fileMeta: (name: string, when: string) => `${name}, ${when}`,
  fileReading: 'Filen prövas',
  fileGood: (good: number, all: number) => `${good} av ${count(all, 'rad', 'rader')} går att läsa in`,
  fileNotYet: 'Inget är inläst ännu.',
  fileRow: 'Rad',
  fileAccept: 'Läs in filen',
  fileAcceptTitle: 'Läsa in filen?',
  fileAcceptText: 'De som inte står i filen slutar. Är de fler än nämndens gräns väntar listan på ja.',
  fileWithdraw: 'Ta tillbaka filen',
  fileWithdrawTitle: 'Ta tillbaka filen?',
  fileWithdrawText: 'Inget i den läses in.',
  fileWithdrawn: 'Filen är borttagen',
  fileTaken: 'Filen granskas som en lista',
  fileDone: 'Filen har blivit en lista',
  fileDoneText: 'Under Personkatalog står vad som händer med raderna.',
  fileToRuns: 'Till listorna',
} as const
