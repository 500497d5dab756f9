import type { PEOPLE } from './fixtures.ts'

/** The pages that need no matter of their own to be shown, their headings, and who sees them; a manager unless said. */
export const PAGES: [path: string, heading: string, person?: keyof typeof PEOPLE][] = [
  ['/', 'Min arbetslista'],
  ['/rapportera', 'Rapportera'],
  ['/avvikelser', 'Avvikelser'],
  ['/avvikelser?status=transferred&forsenade=true', 'Avvikelser'],
  ['/statistik', 'Statistik'],
  ['/statistik/namnden', 'Statistik', 'boardMember'],
  ['/ej-verkstallda', 'Ej verkställda beslut', 'decisionReporter'],
  ['/ej-verkstallda/ny', 'Registrera beslut', 'decisionReporter'],
  ['/ej-verkstallda/inlasning', 'Läs in beslut från fil', 'decisionReporter'],
  ['/ej-verkstallda/avgifter', 'Särskilda avgifter', 'decisionReporter'],
  ['/ej-verkstallda/avgifter?ar=1999', 'Särskilda avgifter', 'auditor'],
  ['/granskningslogg', 'Granskningslogg', 'dpo'],
  ['/uttag', 'Uttag ur listor', 'dpo'],
  ['/administration/katalog', 'Personkatalog', 'administrator'],
  ['/administration/katalog/regler', 'Regler för roller', 'administrator'],
  ['/administration/katalog/ny-regel', 'Ny regel', 'administrator'],
  ['/administration/katalog/fil', 'Personer från fil', 'administrator'],
  ['/hjalp', 'Hjälp'],
  ['/tillganglighet', 'Tillgänglighet'],
  ['/finns-inte', 'Sidan finns inte'],
  ['/utloggad', 'Du är utloggad'],
  ['/inloggad', 'Du är inloggad igen'],
]

/** What an administrator sees, under `/administration`. */
export const ADMIN_PAGES: [path: string, heading: string][] = [
  ['', 'Administration'],
  ['/organisation', 'Organisation'],
  ['/organisation?dag=2018-06-01', 'Organisation'],
  ['/organisation/ny', 'Ny enhet'],
  ['/personer', 'Personer och roller'],
  ['/personer?roll=auditor', 'Personer och roller'],
  ['/personer/ny', 'Ny person'],
  ['/personer/ny-roll', 'Ge en roll'],
  ['/franvaro', 'Frånvaro och ersättare'],
  ['/franvaro/ny', 'Anmäl frånvaro'],
  ['/system', 'Anslutna system'],
  ['/system/nytt', 'Anslut ett system'],
  ['/kodlistor', 'Kodlistor'],
  ['/kodlistor/category?alla=true', 'Kategorier'],
  ['/kodlistor/category/ny', 'Ny kategori'],
  ['/kodlistor/finns-inte', 'Sidan finns inte'],
  ['/installningar', 'Nämndens inställningar'],
  ['/installningar/andra', 'Ändra nämndens inställningar'],
]
