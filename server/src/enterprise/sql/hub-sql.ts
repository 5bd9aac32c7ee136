import { FACILITY_FUNCTIONS, FACILITY_SQL } from './facility-sql.ts'
import { FOLLOW_ENTERPRISE } from './follow-sql.ts'
import { LIKE_FUNCTIONS, LIKE_SQL } from './like-sql.ts'
import { MERGE_FUNCTIONS, MERGE_SQL } from './merge-sql.ts'
import { PLACE_SQL } from './place-sql.ts'
import { SETTLE_FUNCTIONS, SETTLE_SQL } from './settle-sql.ts'
import { SHUT_FUNCTIONS, SHUT_SQL } from './shut-sql.ts'
import { TAKE_FUNCTIONS, TAKE_SQL } from './take-sql.ts'

/** Functions and triggers of the hub; made at each start with those of the registers (register/table/routines-sql.ts). */
export const HUB_SQL = [
  TAKE_SQL,
  FOLLOW_ENTERPRISE,
  PLACE_SQL,
  FACILITY_SQL,
  MERGE_SQL,
  SETTLE_SQL,
  LIKE_SQL,
  SHUT_SQL,
].join('\n')

/** Those that a person's request calls. */
export const HUB_FUNCTIONS = [
  ...TAKE_FUNCTIONS,
  ...FACILITY_FUNCTIONS,
  ...MERGE_FUNCTIONS,
  ...SETTLE_FUNCTIONS,
  ...LIKE_FUNCTIONS,
  ...SHUT_FUNCTIONS,
]
