import { z } from 'zod'

/** The largest that an int4 column holds; no sequence gets there. */
const MOST = 2 ** 31 - 1

/** A number that no row can bear is one that is not there; as it was sent the database would choke on it, and the answer blame the system. */
function withinInt4(n: number): number {
  return Math.min(Math.max(n, -MOST), MOST)
}

/** What the database keeps as int4: a row's own number, a version. Items, history, notices and deliveries are numbered by bigint. */
export const RowNumber = z.number().int().overwrite(withinInt4)
/** The same, in an address. */
export const RowNumberInPath = z.coerce.number().int().overwrite(withinInt4)
