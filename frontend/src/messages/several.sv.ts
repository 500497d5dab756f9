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
  done: (n: number, all: number) =>
    all === 1 && n === 1 ? 'Klart' : n === all ? `Klart för alla ${all}` : `Klart för ${n} av ${all}`,
  left: 'De andra är som de var. Här står varför.',
  undo: (n: number) => (n === 1 ? 'Ångra' : n === 2 ? 'Ångra för båda' : `Ångra för alla ${n}`),
  undoTitle: (title: string) => `Ångra: ${title.toLowerCase()}`,
  undoText:
    'Blev det fel kan du ångra, så länge inget mer har hänt i ärendena. Båda stegen syns i händelserna.',
  undone: (n: number, all: number) =>
    all === 1 && n === 1 ? 'Ångrat' : n === all ? `Ångrat för alla ${all}` : `Ångrat för ${n} av ${all}`,
  notUndone: 'Steget går inte att ångra för något av ärendena. Här står varför.',
  moved: 'Någon har hunnit göra något mer i ärendet, så steget går inte att ångra.',
  late: 'Tiden för att ångra har gått ut.',
  nobodyBefore: 'Ingen ansvarade för ärendet innan, så det finns ingen att lämna tillbaka till.',
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
