/** What stands in the dialog that is fetched when it is opened. */
export const t = {
  text: 'Åtgärden gäller då det här ärendet också. Det syns i båda.',
  which: 'Vilken åtgärd?',
  whichHint: 'Skriv ett nummer som ÅTG-1042, eller ord ur åtgärden. Den ska inte vara avslutad.',
  fault: 'Välj vilken åtgärd',
  save: 'Koppla',
  tied: (reference: string) => `${reference} gäller nu ärendet också`,
} as const
