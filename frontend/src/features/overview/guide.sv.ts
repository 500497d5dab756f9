/** The guide is the demo's alone, and so are its words. */
export const t = {
  label: 'Guide i demon',
  title: (job: string) => `Prova: ${job}`,
  step: (n: number, of: number) => `Steg ${n} av ${of}`,
  next: 'Sedan:',
  last: 'Det var allt.',
  close: 'Stäng guiden',
} as const
