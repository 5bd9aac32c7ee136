import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { byAlertField } from './alert.ts'
import { SEASON_GAP_KEYS } from './proposal.ts'
import { MEASURES, TIERS } from './words.ts'

const ByColour = z.object(byAlertField(() => z.string().nullable()))

/** One row of a plan. */
export const PlanRow = z.object({
  id: z.number().int(),
  version: z.number().int(),
  enterprise: z.object({ id: z.number().int().nullable(), name: z.string() }),
  township: z.string().nullable(),
  facility: z.string().nullable(),
  process: z.string().nullable(),
  level: z.string().nullable(),
  turn: z.number().int().nullable(),
  trade: z.string().nullable(),
  performance: z.string().nullable(),
  performanceEdition: z.string().nullable(),
  catalogueClass: z.string().nullable(),
  /** As the published list has it for this season. */
  listed: z.string().nullable(),
  emissionShare: z.number().nullable(),
  minimumRun: z.number().int().nullable(),
  measure: z.enum(MEASURES).nullable(),
  limitPercent: z.number().nullable(),
  from: Day.nullable(),
  until: Day.nullable(),
  reason: z.string().nullable(),
  /** Figures of the cut that were written for another measure, in words. */
  cutBefore: z.string().nullable(),
  /** Spared by a settled upgrade (三（三）2（2）), and by which item. */
  upgraded: z.boolean(),
  /** Settled and met, and yet the preference is not given. */
  upgradeWithheld: z.boolean(),
  upgrade: z.object({ item: z.number().int(), met: z.string().nullable() }).nullable(),
  /** The trade that the class of its works gives; null: none of those that are staggered. */
  codeTrade: z.string().nullable(),
  tradeDeparts: z.boolean(),
  tier: z.enum(TIERS).nullable(),
  /** The rule that proposes, and what. */
  rule: z.string().nullable(),
  /** The clause of that rule, as it is cited. */
  clauseLabel: z.string().nullable(),
  proposed: z
    .object({
      measure: z.enum(MEASURES),
      percent: z.number().nullable(),
      from: Day.nullable(),
      until: Day.nullable(),
    })
    .nullable(),
  /** Days of the season that the turns of its line cover together; null: its days are not written, or it is spared. */
  lineDays: z.number().int().nullable(),
  /** Stopped or limited on so few days that it counts as spared. */
  sparedByDays: z.boolean(),
  departs: z.boolean(),
  /** What an alert of each colour adds, and why otherwise than proposed. */
  ...ByColour.shape,
  alertReason: z.string().nullable(),
  alertProposed: ByColour,
  /** Something is written for a colour. */
  alerted: z.boolean(),
  alertDeparts: z.boolean(),
  gaps: z.array(z.enum(SEASON_GAP_KEYS)),
  /** Ids of the checks that it does not pass. */
  found: z.array(z.string()),
  /** Its enterprise stands in the version in force, and so there is a 通知单 for it. */
  hasOrder: z.boolean(),
  trial: z.boolean(),
})
export type PlanRow = z.infer<typeof PlanRow>
