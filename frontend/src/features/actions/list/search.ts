import * as v from 'valibot'
import {
  actionListActionKind,
  actionListArea,
  actionListConcernsChild,
  actionListEffect,
  actionListLevel,
  actionListSort,
  actionListStatus,
  actionListStrength,
  actionListWatched,
} from '@/api/parameters.gen'
import { code, day, flag, id, listOf, oneOf, page } from '@/lib/search-fields'
import type { Filter } from '../queries'

/** The tabs: when something must be done, and what waits with others. */
export const VIEWS = ['overdue', 'two-weeks', 'later', 'elsewhere'] as const
export type View = (typeof VIEWS)[number]

/** What stands in the address of the list. Never words to search for: they may be case text. */
export const actionSearch = v.object({
  vy: oneOf(VIEWS),
  status: listOf(actionListStatus),
  slag: listOf(actionListActionKind),
  styrka: listOf(actionListStrength),
  effekt: listOf(actionListEffect),
  aterkom: flag,
  barn: oneOf(actionListConcernsChild),
  enhet: id,
  ensam: flag,
  namnd: id,
  mina: flag,
  andras: flag,
  /** The day as of which a figure was counted; what follows is asked only beside it. */
  per: day,
  fran: day,
  till: day,
  omrade: oneOf(actionListArea),
  bara: id,
  folj: flag,
  galler: code,
  niva: oneOf(actionListLevel),
  bevaka: oneOf(actionListWatched),
  sort: oneOf(actionListSort),
  sida: page,
})

export type ActionSearch = v.InferOutput<typeof actionSearch>
export type Sort = NonNullable<ActionSearch['sort']>

/** What came with a figure. */
export const COUNTED = [
  ...(['per', 'fran', 'till', 'namnd', 'omrade', 'bara', 'folj', 'galler', 'niva', 'bevaka'] as const),
  ...(['status', 'slag', 'styrka', 'effekt', 'barn', 'enhet'] as const),
]

export function toFilter(search: ActionSearch): Filter {
  const { vy, status, slag, styrka, effekt, aterkom, barn, enhet, ensam, namnd, mina, andras } = search
  return {
    ...(vy === undefined ? {} : vy === 'elsewhere' ? { elsewhere: true } : { group: vy }),
    ...(status === undefined ? {} : { status }),
    ...(slag === undefined ? {} : { actionKind: slag }),
    ...(styrka === undefined ? {} : { strength: styrka }),
    ...(effekt === undefined ? {} : { effect: effekt }),
    ...(aterkom === undefined ? {} : { recurred: true }),
    ...(barn === undefined ? {} : { concernsChild: barn }),
    ...(enhet === undefined ? {} : { [ensam ? 'singleUnitId' : 'unitId']: enhet }),
    ...(namnd === undefined ? {} : { boardId: namnd }),
    ...(mina === undefined ? {} : { mine: true }),
    ...(andras === undefined ? {} : { others: true }),
    ...(search.per === undefined ? {} : countedOn(search, search.per)),
    sort: search.sort ?? 'dueOn',
  }
}

function countedOn(search: ActionSearch, asOf: string): Filter {
  const { fran, till, omrade, bara, folj, galler, niva, bevaka } = search
  return {
    asOf,
    ...(fran === undefined ? {} : { proposedFrom: fran }),
    ...(till === undefined ? {} : { proposedTo: till }),
    ...(omrade === undefined ? {} : { area: omrade }),
    ...(bara === undefined ? {} : { singleUnitId: bara }),
    ...(folj === undefined ? {} : { follow: true }),
    ...(galler === undefined ? {} : { about: galler }),
    ...(niva === undefined ? {} : { level: niva }),
    ...(bevaka === undefined ? {} : { watched: bevaka }),
  }
}
