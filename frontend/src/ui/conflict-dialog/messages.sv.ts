export const t = {
  title: 'Någon annan har ändrat',
  text: 'Medan du arbetade sparade någon annan en ändring. Jämför och välj vad som ska gälla.',
  tooLate: 'Medan du arbetade sparade någon annan en ändring, och din går inte längre att spara.',
  caption: 'Dina uppgifter och de sparade',
  field: 'Uppgift',
  mine: 'Ditt',
  theirs: 'Sparat nu',
  keepMine: 'Spara mitt i stället',
  takeTheirs: 'Behåll det sparade',
  edit: 'Fortsätt redigera',
  look: 'Läs det jag har skrivit',
} as const
