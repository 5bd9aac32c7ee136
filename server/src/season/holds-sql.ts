import type { Prepared } from '@gongjian/domain/rule/prepare.ts'
import { holdsSql } from '@gongjian/domain/rule/sql.ts'
import { literal, quoted, snake } from '../register/table/column-kinds.ts'
import { factsIn } from '@gongjian/domain/rule/expression.ts'
import type { Rule } from '@gongjian/domain/rule/rule.ts'
import type { SEASON_FACTS } from '@gongjian/domain/season/binding.ts'
import type { SeasonField } from '@gongjian/domain/season/words.ts'
import type { SeasonBase } from './season-base.ts'

/** Facts that follow from elsewhere than the row's own columns. */
const COLUMNS: Readonly<Record<string, string>> = {
  listed: 'on_list',
  upgraded: 'is_upgraded',
  partsEmit: 'parts_emit',
  runDays: 'run_days',
  belowGeneral: 'below_general',
  sparedByDays: 'spared_by_days',
  alerted: 'is_alerted',
  tradeDeparts: 'trade_departs',
  upgradeWithheld: 'upgrade_withheld',
}

const UPGRADED: SeasonField = 'upgraded'
const WITHHELD: (typeof SEASON_FACTS)[number] = 'upgradeWithheld'

/** Whether a rule asks for a settled upgrade (三（三）2（2）). */
export function isByUpgrade(rule: Rule): boolean {
  const asked = factsIn(rule.when)
  return asked.includes(WITHHELD) || asked.includes(UPGRADED)
}

/** Whether a rule holds, over the columns of its facts. */
export function holdsIn({ set, on, rules }: Prepared, id: string, column: (key: string) => string): string {
  const found = rules.find((r) => r.rule.id === id)
  return found ? holdsSql({ setting: { set, on }, column }, found.expr) : 'false'
}

/** Of a row of a plan. */
export function holdsOfRow(prepared: Prepared, id: string): string {
  return holdsIn(prepared, id, (key) => quoted(COLUMNS[key] ?? snake(key)))
}

/** The rule that proposes: over what the row says itself, and what was joined to it. */
export function ruleSql({ proposing, binding }: SeasonBase): string {
  const whens = Object.keys(binding.proposals).map((id) => `when ${holdsOfRow(proposing, id)} then ${literal(id)}`)
  return `case ${whens.join(' ')} end`
}

export function caseByRule({ binding }: SeasonBase, value: (rule: string) => string, rule = 'rule'): string {
  const whens = Object.keys(binding.proposals).map((id) => `when ${literal(id)} then ${value(id)}`)
  return `case ${rule} ${whens.join(' ')} end`
}
