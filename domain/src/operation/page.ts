import { z } from 'zod'

/** Rows of a page where nobody asks for another number. */
const PAGE_ROWS = 50

/** How many rows of a list are asked for. */
export const PageLimit = z.coerce.number().int().min(1).max(200).default(PAGE_ROWS)

/** One page of a long list. `after`: from the page before, opaque; absent: the first. */
export const Page = z.object({ after: z.string().max(400).optional(), limit: PageLimit })

/** A count is exact up to this many rows; beyond, the list says “10,000 以上”. */
export const COUNT_BOUND = 10_000

/** What a list answers with. `next`: the `after` of the next page; null: this is the last. */
export function pageOf<R extends z.ZodType>(row: R) {
  return z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    count: z.number().int(),
    isExact: z.boolean(),
  })
}
