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

/** Somebody else has logged in, in another tab. */
export const other = {
  title: (name: string) => `${name} är inloggad nu`,
  text: 'Sidan var öppen för någon annan. Därför visas den inte längre, och inget mer skickas från den.',
  kept: (name: string) =>
    `Är det du som skrev här? Logga in igen i en ny flik, så får du tillbaka det du hade skrivit. Ingen annan kan se det. Det försvinner om fliken stängs eller laddas om, eller om ${name} fortsätter här.`,
  goOn: (name: string) => `Fortsätt som ${name}`,
  logIn: 'Logga in i ny flik',
} as const
