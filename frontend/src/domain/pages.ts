import type { FileRoutesByPath } from '@tanstack/react-router'
import type { Me } from '@/api/me'
import type { operations } from '@/api/schema.gen'

type Operation = keyof operations
type Whole = FileRoutesByPath[Extract<keyof FileRoutesByPath, `/_app/${string}`>]['fullPath']

/** The address of each page behind the login, as the tree of routes has it. */
export type Page = Whole extends infer P ? (P extends '/' ? P : P extends `${infer Q}/` ? Q : P) : never

const EVERYONE = 'everyone'
const ADMINISTRATION = [
  'unitCreate',
  'personList',
  'assignmentList',
  'absenceList',
  'codeCreate',
  'boardReplace',
] as const

/**
 * What opens each page: any of these operations, by some role. The menu, the tabs and the guard of every page go by this
 * table, so that an address leads no further than the menu. What of a page's things one reaches is the server's answer.
 */
const OPENED_BY: Readonly<Record<Page, typeof EVERYONE | readonly Operation[]>> = {
  '/': EVERYONE,
  '/aviseringar': EVERYONE,
  '/hjalp': EVERYONE,
  '/tillganglighet': EVERYONE,
  '/$': EVERYONE,
  '/rapportera': ['deviationReport'],
  '/rapportera/tack/$id': ['deviationReport'],
  '/avvikelser': ['deviationList'],
  '/avvikelser/$id': ['deviationRead', 'deviationReport'],
  '/avvikelser/$id/bedom': ['deviationAssess'],
  '/avvikelser/inlasning': ['deviationImport'],
  '/avvikelser/$id/utred/$flik': ['investigationRead'],
  '/ideer': ['deviationList'],
  '/atgarder': ['actionList'],
  '/atgarder/ny': ['actionPropose'],
  '/atgarder/$id': ['actionRead'],
  '/atgarder/$id/besluta': ['actionDecide'],
  '/atgarder/$id/andra': ['actionChange'],
  '/ej-verkstallda': ['unexecutedDecisionList'],
  '/ej-verkstallda/ny': ['decisionRegister'],
  '/ej-verkstallda/$id': ['decisionRead'],
  '/ej-verkstallda/$id/skal': ['decisionExplain'],
  '/ej-verkstallda/inlasning': ['decisionImport'],
  '/ej-verkstallda/inlasning/$id': ['decisionImportRead'],
  '/ej-verkstallda/rapporter': ['ivoReportList'],
  '/ej-verkstallda/rapporter/$id': ['ivoReportRead'],
  '/ej-verkstallda/rapporter/$id/blad/$rad': ['ivoReportLineRead'],
  '/ej-verkstallda/avgifter': ['specialFeeList'],
  '/ej-verkstallda/avgifter/$id': ['specialFeeRead'],
  '/statistik': ['deviationStatistics', 'deviationFigures', 'figureList'],
  '/statistik/atgarder': ['actionStatistics'],
  '/statistik/namnden': ['deviationFigures'],
  '/statistik/matt': ['figureList'],
  '/statistik/matt/nytt': ['figureCreate'],
  '/statistik/matt/$id': ['figureRead'],
  '/statistik/matt/sparat/$id': ['snapshotRead'],
  '/larande': ['publicationList'],
  '/larande/skriv': ['publicationCreate'],
  '/larande/$id': ['publicationRead'],
  '/incidenter': ['dataIncidentList'],
  '/incidenter/$id': ['dataIncidentRead'],
  '/granskningslogg': ['accessEventList'],
  '/uttag': ['listExportList'],
  '/uttag/$id': ['listExportRead'],
  '/lasare/$id': ['matterReaderList'],
  '/fragor/$id': ['answerSetRead'],
  '/fragor/ny': ['answerSetBegin'],
  '/administration': ADMINISTRATION,
  '/administration/organisation': ADMINISTRATION,
  '/administration/organisation/ny': ['unitCreate'],
  '/administration/organisation/omorganisera': ['unitSucceed'],
  '/administration/organisation/$id': ADMINISTRATION,
  '/administration/organisation/$id/andra': ['unitReplace'],
  '/administration/personer': ['personList'],
  '/administration/personer/ny': ['personCreate'],
  '/administration/personer/ny-roll': ['assignmentCreate'],
  '/administration/personer/$id': ['personRead'],
  '/administration/personer/$id/andra': ['personReplace'],
  '/administration/katalog': ['directoryRunList'],
  '/administration/katalog/$id': ['directoryRunRead'],
  '/administration/katalog/fil': ['directoryImport'],
  '/administration/katalog/fil/$id': ['directoryImportRead'],
  '/administration/katalog/regler': ['directoryRuleList'],
  '/administration/katalog/ny-regel': ['directoryRuleCreate'],
  '/administration/franvaro': ['absenceList'],
  '/administration/franvaro/ny': ['absenceCreate'],
  '/administration/system': ['serviceAccountList'],
  '/administration/system/nytt': ['serviceAccountCreate'],
  '/administration/system/$id': ['serviceAccountRead'],
  '/administration/kodlistor': ADMINISTRATION,
  '/administration/kodlistor/$lista': ADMINISTRATION,
  '/administration/kodlistor/$lista/ny': ['codeCreate'],
  '/administration/kodlistor/$lista/$id': ['codeReplace'],
  '/administration/fragor': ['questionSetCreate'],
  '/administration/fragor/ny': ['questionSetCreate'],
  '/administration/fragor/$id': ['questionSetCreate'],
  '/administration/fragor/$id/andra': ['questionSetReplace'],
  '/administration/installningar': ADMINISTRATION,
  '/administration/installningar/andra': ['boardReplace'],
}

export const PAGES = Object.keys(OPENED_BY) as readonly Page[]

/** Whether some role of the caller opens a page. */
export function opens({ permissions }: Pick<Me, 'permissions'>, page: Page): boolean {
  const operations = OPENED_BY[page]
  return operations === EVERYONE || operations.some((operation) => permissions.includes(operation))
}

/** The page that somebody is led to, of one and those beside it. None where all are closed: the refusal is of the address asked for. */
export function firstOpen<P extends Page>(me: Pick<Me, 'permissions'>, pages: readonly P[]): P | undefined {
  return pages.find((page) => opens(me, page))
}

/** The page of a route, whose address may end in a slash. */
export function pageOf(fullPath: string): Page | undefined {
  const address = fullPath === '/' ? fullPath : fullPath.replace(/\/$/, '')
  return PAGES.find((page) => page === address)
}
