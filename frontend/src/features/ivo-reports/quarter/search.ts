import * as v from 'valibot'

/** Which side of a quarter is shown; the list when nothing is said. */
export const quarterSearch = v.object({
  del: v.fallback(v.optional(v.picklist(['statistik', 'rattelser'])), undefined),
})
export type QuarterSearch = v.InferOutput<typeof quarterSearch>
