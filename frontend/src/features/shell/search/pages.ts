import type { Me } from '@/api/me'
import { opens, type Page } from '@/domain/pages'
import { sectionsFor } from '../administration/sections'
import { t as shell } from '../messages.sv'
import { navItems } from '../nav-items'
import { t } from './messages.sv'

/** Pages without a place of their own in the menu. */
const BESIDE = [
  ['/rapportera', shell.nav.report],
  ['/avvikelser/inlasning', t.page.importDeviations],
  ['/atgarder/ny', t.page.propose],
  ['/ej-verkstallda/ny', t.page.register],
  ['/ej-verkstallda/inlasning', t.page.import],
  ['/ej-verkstallda/rapporter', t.page.quarters],
  ['/ej-verkstallda/avgifter', t.page.fees],
  ['/statistik/atgarder', t.page.actionFigures],
  ['/statistik/namnden', t.page.boardFigures],
  ['/larande/skriv', t.page.writeLearning],
  ['/ideer', t.page.ideas],
  ['/statistik/matt', t.page.measures],
  ['/aviseringar', t.page.notifications],
  ['/uttag', t.page.exports],
  ['/hjalp', shell.help],
  ['/tillganglighet', shell.accessibility],
] as const satisfies [Page, string][]

/** The pages that the caller may open and whose names hold what is typed. All of the menu while nothing is. */
export function pagesCalled(me: Me, typed: string): { to: Page; label: string }[] {
  const menu = navItems(me).map(({ to, label }) => [to, label] as const)
  const more = BESIDE.filter(([to]) => opens(me, to))
  const administration = sectionsFor(me).map(({ to, title }) => [to, title] as const)
  const named = typed === '' ? menu : [...menu, ...more, ...administration]
  return named
    .filter(([, label]) => folded(label).includes(folded(typed)))
    .map(([to, label]) => ({ to, label }))
}

function folded(text: string): string {
  return text.toLocaleLowerCase('sv').normalize('NFC')
}
