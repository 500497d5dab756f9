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
  omrade: oneOf(actionListArea),
  enhet: id,
  ensam: flag,
  namnd: id,
  mina: flag,
  andras: flag,
  /** The day as of which a figure was counted; what follows is asked only beside it. */
  per: day,
  fran: day,
  till: day,
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
