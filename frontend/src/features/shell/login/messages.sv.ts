/** The pages outside the frame: after logging out, and after logging in anew. */
export const t = {
  loggedOutTitle: 'Du är utloggad',
  sentTitle: 'Tack, rapporten är skickad och du är utloggad',
  sent: (report: string) => `Rapportnumret är ${report}. Skriv upp det om du vill fråga om rapporten.`,
  loggedOut: 'Stäng webbläsaren om du delar dator eller surfplatta med andra.',
  logInAgain: 'Logga in igen',
  loggedInTitle: 'Du är inloggad igen',
  loggedIn: 'Stäng den här fliken och gå tillbaka till den flik där du arbetade.',
} as const
