import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { prepare, type PreparedRule } from '@gongjian/domain/rule/prepare.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { standingSql } from '@gongjian/domain/rule/sql.ts'
import { readLocated, toldSql } from '../area/located.ts'
import type { Ctx } from '../app.ts'
import { locatedOf } from '../plan/packs.ts'
import { planCodeOf } from '../register/store/definitions.ts'
import { quoted, snake } from '../register/table/column-kinds.ts'
import { readInterpretations } from './interpretations.ts'

/** Of a rule set as it stands on a day: its rules, and what one of them says of a row, as SQL over the register's columns (a state of state.ts). */
export interface Standing {
  readonly rules: readonly PreparedRule[]
  readonly sqlOf: (rule: PreparedRule) => string
}

/** Bounds are read as they were interpreted for the day, places by the maps that are loaded. */
export async function openStanding(ctx: Ctx, set: RuleSet, on: Day): Promise<Standing> {
  const { planId } = ctx.actor
  const { rules, ...setting } = prepare(set, on, await readInterpretations(ctx.tx, planId))
  const located = await readLocated(ctx.tx, planId, locatedOf(await planCodeOf(ctx), set.facts.subject))
  const column = (key: string): string => toldSql(planId, located, key, quoted(snake(key)))
  return { rules, sqlOf: (rule) => standingSql({ setting, column }, rule.expr) }
}
