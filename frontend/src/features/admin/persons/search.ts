import * as v from 'valibot'
import { boardSearch, id, page } from '../shared/search'
import { ROLES } from '../shared/words.sv'
import type { Role } from './queries'

const role = v.fallback(v.optional(v.picklist(Object.keys(ROLES) as Role[])), undefined)

/** What stands in the address of the list. Never a name searched for: names are personal data. */
export const personsSearch = v.object({ ...boardSearch.entries, roll: role, sida: page })
export type PersonsSearch = v.InferOutput<typeof personsSearch>

/** What a role to be given starts from. */
export const newRoleSearch = v.object({ ...boardSearch.entries, roll: role, person: id, enhet: id })
export type NewRoleSearch = v.InferOutput<typeof newRoleSearch>
