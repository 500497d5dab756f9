import * as v from 'valibot'
import { dataIncidentListStatus } from '@/api/parameters.gen'
import { day, flag, id, listOf, page } from '@/lib/search-fields'
import type { Filter } from '../queries'

/** What stands in the address of the register. Anything unknown is dropped. */
export const incidentSearch = v.object({
  status: listOf(dataIncidentListStatus),
  fran: day,
  till: day,
  enhet: id,
  sena: flag,
  sida: page,
})

export type IncidentSearch = v.InferOutput<typeof incidentSearch>

export function toFilter({ status, fran, till, enhet, sena }: IncidentSearch): Filter {
  return {
    ...(status === undefined ? {} : { status }),
    ...(fran === undefined ? {} : { learntFrom: fran }),
    ...(till === undefined ? {} : { learntTo: till }),
    ...(enhet === undefined ? {} : { unitId: enhet }),
    ...(sena === undefined ? {} : { late: true }),
  }
}
