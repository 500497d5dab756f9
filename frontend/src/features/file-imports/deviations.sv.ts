import { count, number } from '@/lib/format'

/** What is told of a file of deviations, where it is not what is told of every file. */
export const deviations = {
  back: 'Avvikelser',
  title: 'Läs in avvikelser från fil',
  lead: 'Rapporter som har gjorts i ett annat system, en rad för varje. De märks som inlästa, och räknas från den dag de rapporterades där.',
  columnsText:
    'Kolumnerna får stå i vilken ordning som helst, och heter de något annat i din fil säger du vad de är. Nästa fil med samma rubriker läses likadant. Inga namn får finnas i filen.',
  exampleName: 'avvikelser-exempel.csv',
  queuedText:
    'Du kan lämna sidan. Filen finns kvar under Läs in avvikelser från fil. Avbryts arbetet fortsätter det av sig självt efter en stund.',
  acceptText: (left: number) =>
    `Chefen för varje enhet får sina, och tiden räknas från den dag de rapporterades.${
      left === 0 ? '' : ` ${left === 1 ? 'En rad' : `${number(left)} rader`} lämnas kvar.`
    }`,
  takeBackTitle: (n: number) =>
    n === 1 ? 'Ta tillbaka avvikelsen?' : `Ta tillbaka ${count(n, 'avvikelse', 'avvikelser')}?`,
  takeBackText:
    'Avvikelserna blir felregistrerade och försvinner ur listor och siffror. De raderas inte: vem som gjorde det, och varför, står på varje avvikelse.',
  known: 'Nummer',
  toList: 'Till avvikelserna',
} as const
