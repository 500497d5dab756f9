import type { Filter } from '../queries'
import type { ActionSearch } from './search'

/** The address as the API is asked; apart from what an address may hold, which every page fetches. */
export function toFilter(search: ActionSearch): Filter {
  const { vy, status, slag, styrka, effekt, aterkom, barn, omrade, enhet, ensam, namnd, mina, andras } =
    search
  return {
    ...(vy === undefined ? {} : vy === 'elsewhere' ? { elsewhere: true } : { group: vy }),
    ...(status === undefined ? {} : { status }),
    ...(slag === undefined ? {} : { actionKind: slag }),
    ...(styrka === undefined ? {} : { strength: styrka }),
    ...(effekt === undefined ? {} : { effect: effekt }),
    ...(aterkom === undefined ? {} : { recurred: true }),
    ...(barn === undefined ? {} : { concernsChild: barn }),
    ...(omrade === undefined ? {} : { area: omrade }),
    ...(enhet === undefined ? {} : { [ensam ? 'singleUnitId' : 'unitId']: enhet }),
    ...(namnd === undefined ? {} : { boardId: namnd }),
    ...(mina === undefined ? {} : { mine: true }),
    ...(andras === undefined ? {} : { others: true }),
    ...(search.per === undefined ? {} : countedOn(search, search.per)),
    sort: search.sort ?? 'dueOn',
  }
}

function countedOn(search: ActionSearch, asOf: string): Filter {
  const { fran, till, bara, folj, galler, niva, bevaka } = search
  return {
    asOf,
    ...(fran === undefined ? {} : { proposedFrom: fran }),
    ...(till === undefined ? {} : { proposedTo: till }),
    ...(bara === undefined ? {} : { singleUnitId: bara }),
    ...(folj === undefined ? {} : { follow: true }),
    ...(galler === undefined ? {} : { about: galler }),
    ...(niva === undefined ? {} : { level: niva }),
    ...(bevaka === undefined ? {} : { watched: bevaka }),
  }
}
