export const t = {
  format: 'ÅÅÅÅ-MM-DD',
  open: 'Välj datum i kalender',
  bad: 'Ange ett datum som 2026-11-03',
  weekday: (told: string) => `${told}. Rätta dagen eller veckodagen`,
  later: (day: string) => `Dagen kan inte vara senare än ${day}`,
  earlier: (day: string) => `Dagen kan inte vara tidigare än ${day}`,
  previousMonth: 'Föregående månad',
  nextMonth: 'Nästa månad',
  dialog: 'Kalender',
} as const
