import { number } from '@/lib/format'

/** What is told of a file of people, where it is not what is told of every file. */
export const people = {
  back: 'Personkatalog',
  title: 'Personer från fil',
  lead: 'Filen är hela katalogen: de som inte står i den slutar. Den prövas först, och inget läses in förrän du säger till.',
  columnsText:
    'Kolumnerna får stå i vilken ordning som helst, och heter de något annat i din fil säger du vad de är. Inga personnummer får finnas i filen.',
  tooLarge:
    'Dela inte upp den: de som inte står i filen slutar. Ta bort blad och kolumner som inte behövs, eller spara den som CSV.',
  exampleName: 'personer-exempel.csv',
  done: {
    all: () => 'Filen har blivit en lista',
    some: () => 'Filen har blivit en lista',
    none: 'Inga rader lästes in',
  },
  mend: (n: number) =>
    `${n === 1 ? 'En rad' : `${number(n)} rader`} avvisas. De som står där slutar inte. Raderna rättas här när listan är inläst.`,
  updated: 'Ändras eller slutar',
  doneStanding: { label: 'Har blivit en lista', tone: 'info' },
  queuedText: 'Du kan lämna sidan. Filen finns kvar under Personer från fil.',
  acceptText: (left: number) =>
    `De som inte står i filen slutar. Slutar någon väntar listan på en administratörs ja.${
      left === 0
        ? ''
        : ` ${left === 1 ? 'En rad' : `${number(left)} rader`} lämnas kvar, och de som står där slutar inte.`
    }`,
  known: 'Nyckel',
  /** The column that says whom a row is about. */
  named: 'Namn',
  toList: 'Till listorna',
} as const
