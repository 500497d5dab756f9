import {
  deviationListArea,
  deviationListClosing,
  deviationListConcernsChild,
  deviationListDirection,
  deviationListHandling,
  deviationListOutcome,
  deviationListReportType,
} from '@/api/parameters.gen'
import { may } from '@/api/resource'
import type { Opens } from '@/ui/charts/figure'
import type { Figure, Statistics } from './queries'
import type { StatisticsSearch } from './search'

/** What stands in the address of the list. */
export type ListSearch = Readonly<Record<string, string | readonly string[] | boolean | undefined>>
export type Which = 'now' | 'previous'
/** Where a row of a table leads; nowhere when it is nothing, or may not be listed. */
export type Opener = (
  table: string,
  row: Pick<Figure, 'code' | 'count' | 'previous'>,
  which?: Which,
) => Opens | undefined

/** The lists behind figures: the same question, put to the list. */
export function listsBehind(data: Statistics, asked: StatisticsSearch): Opener {
  const mayList = may(data, 'deviations')
  return (table, row, which = 'now') => {
    // What is counted in actions has no list of deviations; those without any have.
    if (table === 'action-effect' && row.code !== 'none') return undefined
    if (!mayList || (which === 'now' ? row.count : row.previous) === 0) return undefined
    const { startsOn, countedUntil, asOf } = which === 'now' ? data.period : data.previousPeriod
    const search: ListSearch = {
      fran: startsOn,
      till: countedUntil,
      per: asOf,
      namnd: data.boardId,
      enhet: asked.enhet,
      omrade: asked.omrade,
      folj: asked.folj,
      barn: asked.barn,
      ...(table === 'month' ? monthOf(row.code, startsOn, countedUntil) : rowOf(table, row.code)),
    }
    return { to: '/avvikelser', search: search as Opens['search'] }
  }
}

/** The row of a table as a filter of the list. */
function rowOf(table: string, code: string): ListSearch {
  switch (table) {
    case 'category':
      return { kategori: code }
    case 'activity':
      return { aktivitet: code }
    case 'child':
      return { barn: deviationListConcernsChild.find((each) => each === code) }
    case 'action-effect':
      return { obedomd: true }
    case 'direction':
      return { riktning: directionOf(code) }
    case 'counterpart':
      return { motpart: code }
    case 'cooperation-category':
      return { samverkan: code }
    case 'direction-category': {
      const [direction = '', category] = code.split('.')
      return { riktning: directionOf(direction), samverkan: category }
    }
    case 'cause':
      return { orsak: code }
    case 'cause-area':
      return { ligger: code }
    case 'again':
      return { igen: true, orsak: code }
    case 'effect':
      return { effekt: code }
    case 'unit':
      return { bara: code }
    case 'handling':
      return { tid: deviationListHandling.find((each) => each === code) }
    case 'status':
      return { klar: deviationListClosing.find((each) => each === code) }
    case 'outcome':
      return { utfall: deviationListOutcome.find((each) => each === code) }
    case 'type':
      return { typ: deviationListReportType.filter((each) => each === code) }
    case 'intake':
      return { mottagning: code }
    case 'area':
      return { omrade: deviationListArea.find((each) => each === code) }
    default:
      return {}
  }
}

function directionOf(code: string) {
  return deviationListDirection.find((each) => each === code)
}

/** The days of a month that lie in the period. */
function monthOf(month: string, first: string, last: string): ListSearch {
  const end = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0))
  const [from, to] = [`${month}-01`, end.toISOString().slice(0, 10)]
  return { fran: from < first ? first : from, till: to > last ? last : to }
}
