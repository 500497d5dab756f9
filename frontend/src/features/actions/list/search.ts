import * as v from 'valibot'
import {
  actionListActionKind,
  actionListEffect,
  actionListSort,
  actionListStatus,
  actionListStrength,
} from '@/api/parameters.gen'
import { flag, id, listOf, oneOf, page } from '@/lib/search-fields'
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
  enhet: id,
  ensam: flag,
  namnd: id,
  mina: flag,
  andras: flag,
  sort: oneOf(actionListSort),
  sida: page,
})

export type ActionSearch = v.InferOutput<typeof actionSearch>
export type Sort = NonNullable<ActionSearch['sort']>

export function toFilter(search: ActionSearch): Filter {
  const { vy, status, slag, styrka, effekt, aterkom, enhet, ensam, namnd, mina, andras } = search
  return {
    ...(vy === undefined ? {} : vy === 'elsewhere' ? { elsewhere: true } : { group: vy }),
    ...(status === undefined ? {} : { status }),
    ...(slag === undefined ? {} : { actionKind: slag }),
    ...(styrka === undefined ? {} : { strength: styrka }),
    ...(effekt === undefined ? {} : { effect: effekt }),
    ...(aterkom === undefined ? {} : { recurred: true }),
    ...(enhet === undefined ? {} : { [ensam ? 'singleUnitId' : 'unitId']: enhet }),
    ...(namnd === undefined ? {} : { boardId: namnd }),
    ...(mina === undefined ? {} : { mine: true }),
    ...(andras === undefined ? {} : { others: true }),
    sort: search.sort ?? 'dueOn',
  }
}
