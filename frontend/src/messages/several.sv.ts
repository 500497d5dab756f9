/** Words of a step that is taken for several at once. */
export const several = {
  mark: (what: string) => `Markera ${what}`,
  column: 'Markera',
  all: 'Markera alla på sidan',
  none: 'Avmarkera alla',
  count: (n: number) => (n === 0 ? 'Inget är markerat' : n === 1 ? 'En är markerad' : `${n} är markerade`),
  looking: 'Ser efter vilka steget går att ta för …',
  fits: (n: number, all: number) =>
    n === all ? `Steget går att ta för alla ${all}.` : `Steget går att ta för ${n} av ${all}.`,
  cannot: (state: string) => `Steget går inte att ta för ärendet nu. Läge: ${state}.`,
  elsewhere: (unit: string) => `Ärendet står hos ${unit}. Där är det andra än du som tar steget.`,
  nothing: 'Steget går inte att ta för något av det som är markerat. Här står varför.',
  progress: (n: number, all: number) => `${n} av ${all} klara`,
  done: (n: number, all: number) => (n === all ? `Klart för alla ${all}` : `Klart för ${n} av ${all}`),
  left: 'De andra är som de var. Här står varför.',
  outcome: {
    waiting: 'Väntar',
    sending: 'Skickar …',
    done: 'Klart',
    refused: 'Inte gjort',
    unknown: 'Ovisst',
  },
  unknown: 'Kontakten bröts. Försök igen, det blir inte dubbelt.',
  again: 'Försök igen',
  close: 'Stäng',
} as const
