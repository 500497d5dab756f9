import type { Filter, Stage } from '../queries'
import type { DecisionSearch } from './search'

/** The address as the API is asked; apart from what an address may hold, which every page fetches. */
export function toFilter(search: DecisionSearch): Filter {
  const { steg, insats, namnd, enhet, ensam, omrade, gransFran, gransTill, avbrott, mina, andras, sort } =
    search
  return {
    ...(steg === undefined ? {} : { stage: steg }),
    ...(insats === undefined ? {} : { benefit: insats }),
    ...(namnd === undefined ? {} : { boardId: namnd }),
    ...(enhet === undefined ? {} : { [ensam ? 'singleUnitId' : 'unitId']: enhet }),
    ...(omrade === undefined ? {} : { area: omrade }),
    ...(gransFran === undefined ? {} : { endsFrom: gransFran }),
    ...(gransTill === undefined ? {} : { endsTo: gransTill }),
    ...(avbrott === undefined ? {} : { basis: 'interruption' as const }),
    ...(mina === undefined ? {} : { mine: true }),
    ...(andras === undefined ? {} : { others: true }),
    sort: sort ?? 'endsOn',
  }
}

/** The columns of the board: the warnings before the limit stand together, what has passed it by its age. */
export const COLUMNS = [
  { name: 'running', stages: ['running'] },
  { name: 'soon', stages: ['day-60', 'day-75', 'day-90'] },
  { name: 'reportable', stages: ['reportable'] },
  { name: 'over-six-months', stages: ['over-six-months'] },
  { name: 'over-one-year', stages: ['over-one-year'] },
] as const satisfies { name: string; stages: Stage[] }[]

/** The columns that the chosen stages leave. */
export function columnsFor(chosen: readonly Stage[] | undefined) {
  return COLUMNS.map(({ name, stages }) => ({
    name,
    stages: stages.filter((stage) => chosen === undefined || chosen.includes(stage)),
  })).filter(({ stages }) => stages.length > 0)
}
