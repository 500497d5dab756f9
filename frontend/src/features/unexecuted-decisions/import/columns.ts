/** A column of the file: the heading as the API knows it in small letters, and what a cell may hold. */
export interface Column {
  heading: string
  isRequired: boolean
  /** Nothing where it is the board's code list. */
  holds: string | null
}

const DAY = 'En dag som 2026-01-31.'

export const COLUMNS: readonly Column[] = [
  needed('Källsystem', 'Var uppgiften kommer från, till exempel Treserva eller kalkylark.'),
  needed(
    'Beslutsid',
    'Det som skiljer beslutet från andra i samma källsystem. Samma id igen är samma beslut.',
  ),
  needed('Enhet', 'Namnet på den enhet som ska verkställa beslutet, som det står i organisationen.'),
  needed('Ärendenummer', 'Ärendets nummer utan mellanslag, högst 40 tecken. Inget personnummer.'),
  needed('Lag', 'SoL eller LSS.'),
  needed('Insats', null),
  needed('Beslutsdatum', DAY),
  needed('Kön', 'Kvinna eller man.'),
  extra(
    'Version',
    'Ett heltal från 1. Höj det när du har ändrat något i en rad som redan är inläst. Utan kolumnen är det 1.',
  ),
  extra('Omfattning', 'Ett tal, till exempel 2,5. Behövs när insatsen kan verkställas till en del.'),
  extra('Omfattningens enhet', 'Timmar i veckan, timmar i månaden, dygn i månaden eller platser.'),
  extra('Skyddad', 'Ja för den som har skyddade personuppgifter, annars nej eller tomt.'),
  extra('Verkställt', `${DAY} När insatsen kom igång.`),
  extra('Avbrott', `${DAY} När det som var verkställt avbröts.`),
  extra('Återupptaget', `${DAY} När insatsen kom igång igen.`),
  extra('Avslutat', `${DAY} När beslutet avslutades utan att verkställas.`),
  extra('Avslutsorsak', 'Återtagen, behov upphört, flyttat, avliden eller ersatt.'),
  extra('Ärendet avslutat', DAY),
]

export const HEADINGS = COLUMNS.map(({ heading }) => heading)

function needed(heading: string, holds: string | null): Column {
  return { heading, isRequired: true, holds }
}

function extra(heading: string, holds: string): Column {
  return { heading, isRequired: false, holds }
}
