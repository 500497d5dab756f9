import {
  actionListActionKind,
  actionListArea,
  actionListConcernsChild,
  actionListEffect,
  actionListLevel,
  actionListStatus,
  actionListStrength,
  actionListWatched,
} from '@/api/parameters.gen'
import { may } from '@/api/resource'
import type { Opens } from '@/ui/charts/figure'
import type { ListSearch, Opener } from '../behind'
import type { StatisticsSearch } from '../search'
import type { ActionStatistics } from './queries'

/** The lists behind the figures of actions: the same question, put to the list. */
export function actionsBehind(data: ActionStatistics, asked: StatisticsSearch): Opener {
  const mayList = may(data, 'actions')
  return (table, row, which = 'now') => {
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
      ...rowOf(table, row.code),
    }
    return { to: '/atgarder', search: search as Opens['search'] }
  }
}

/** The row of a table as a filter of the list. */
function rowOf(table: string, code: string): ListSearch {
  const [first = '', second = ''] = code.split(' ')
  switch (table) {
    case 'source':
      return { galler: code }
    case 'level':
      return { niva: actionListLevel.find((each) => each === code) }
    case 'kind':
      return { slag: actionListActionKind.filter((each) => each === first), ...effectOf(second) }
    case 'strength':
      return { styrka: actionListStrength.filter((each) => each === first), ...effectOf(second) }
    case 'status':
      return { status: actionListStatus.filter((each) => each === code) }
    case 'effect':
      return effectOf(code)
    case 'unit':
      return { bara: code }
    case 'child':
      return { barn: actionListConcernsChild.find((each) => each === code) }
    case 'area':
      return { omrade: actionListArea.find((each) => each === code) }
    case 'watched':
      return { bevaka: actionListWatched.find((each) => each === code) }
    default:
      return {}
  }
}

function effectOf(code: string): ListSearch {
  return code === '' ? {} : { effekt: actionListEffect.filter((each) => each === code) }
}
