import type { operations } from '@/api/schema.gen'
import type { Role } from './organisation.sv'
import type { Page } from './pages'

/** A sentence on who may do something. It is held to the policy table: these roles and no others, and a new login if it says so. */
export interface Right {
  says: string
  may: keyof operations
  roles: readonly Role[]
  /** Counts only roles that reach so far: further than what is their own. */
  beyondOwn?: boolean
  /** The same: further than what one takes part in. */
  beyondPart?: boolean
  fresh?: boolean
}

/** A sentence with a number in it. It is held to the contract: `of` is where the number stands in `rules`. */
export interface Limit {
  says: string
  of: string
}

/** A key and what it does. It is held to the handler of the key. */
export interface Key {
  keys: string
  does: string
}

/** The help of some pages, kept beside what they show. What of it can become untrue is said where a test holds it to be true. */
export interface HelpSection {
  title: string
  pages: readonly Page[]
  /** What one must be able to do for it to be of use, where a page opens to others too. */
  needs?: keyof operations
  text: readonly string[]
  rights?: readonly Right[]
  limits?: readonly Limit[]
  keys?: readonly Key[]
}
