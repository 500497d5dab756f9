import * as v from 'valibot'
import { personListRole } from '@/api/parameters.gen'
import { boardSearch } from '@/domain/board'
import { id, oneOf, page } from '@/lib/search-fields'

const role = oneOf(personListRole)

/** What stands in the address of the list. Never a name searched for: names are personal data. */
export const personsSearch = v.object({ ...boardSearch.entries, roll: role, sida: page })
export type PersonsSearch = v.InferOutput<typeof personsSearch>

/** What a role to be given starts from. */
export const newRoleSearch = v.object({ ...boardSearch.entries, roll: role, person: id, enhet: id })
export type NewRoleSearch = v.InferOutput<typeof newRoleSearch>
