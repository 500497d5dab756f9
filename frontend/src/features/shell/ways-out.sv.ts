/** What stands on pages that only lead on. Few meet them, so they are not fetched with the frame. */
export const t = {
  missingTitle: 'Sidan finns inte',
  missing: 'Adressen leder inte till något som du kan se',
  missingWhy: 'Kontrollera adressen. Det kan också vara ett ärende som du inte har behörighet till.',
  noWorkTitle: 'Välkommen',
  noWork: 'Det finns inget för dig att göra här ännu',
  noWorkWhom: 'Behöver du något härifrån i ditt arbete? Be din chef ordna det.',
  toStart: 'Till startsidan',
  help: 'Hjälp',
}
