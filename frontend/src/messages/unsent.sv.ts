/** Words of what was typed before its person was logged out. */
export const typedInDialog = (title: string) =>
  `Det du skrev i ”${title}” finns kvar. Öppna det igen för att fortsätta.`
