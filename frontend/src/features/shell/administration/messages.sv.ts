export const t = {
  title: 'Administration',
  lead: 'Här hålls organisationen, behörigheterna och nämndens egna val aktuella. Allt som ändras loggas med namn och tid.',
  mayChange: 'Du kan ändra',
  mayRead: 'Du kan läsa',
  who: 'Sköts av',
  organisation: {
    title: 'Organisation',
    text: 'Enheter, vem som svarar för dem, och omorganisationer som statistiken kan följa.',
    who: 'behörighetsadministratör',
  },
  persons: {
    title: 'Personer och roller',
    text: 'Vilka som arbetar i nämnden och vad de har rätt att göra.',
    who: 'behörighetsadministratör',
  },
  directory: {
    title: 'Personkatalog',
    text: 'Personer som kommer från kommunens katalog, reglerna för deras roller och det som väntar på ja.',
    who: 'behörighetsadministratör',
  },
  absences: {
    title: 'Frånvaro och ersättare',
    text: 'Vem som är borta, och vem som svarar under tiden.',
    who: 'chefer och behörighetsadministratör',
  },
  systems: {
    title: 'Anslutna system',
    text: 'Vilka system som får anropa, vad vart och ett får göra, och när det senast användes.',
    who: 'behörighetsadministratör',
  },
  codes: {
    title: 'Kodlistor',
    text: 'Kategorier, orsaker och andra val i formulären, med giltighet över tid.',
    who: 'kvalitetsutvecklare och behörighetsadministratör',
  },
  questions: {
    title: 'Frågor',
    text: 'Frågor som besvaras om ett ärende, i versioner: vad som frågas, och vad som måste besvaras.',
    who: 'kvalitetsutvecklare och behörighetsadministratör',
  },
  settings: {
    title: 'Nämndens inställningar',
    text: 'Tidsgränser, kvalitetsår och riskskala.',
    who: 'kvalitetsutvecklare och behörighetsadministratör',
  },
} as const
