import { it } from 'vitest'

/** Whether the long tests run as well: `ALL=1 npm test`. Without them the suite stays within a quarter of an hour on two cores. */
export const IS_ALL = process.env['ALL'] === '1'

/** A test beside the main journey, which takes a browser half a minute. */
export const longIt = IS_ALL ? it : it.skip
