import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { RULE_CHANGE_TITLES, RuleChange } from '@gongjian/domain/sweep/contracts.ts'
import { ruleNamed } from '@gongjian/domain/rule/rule.ts'
import type { Ctx } from '../../app.ts'
import { changedRows, ruleChanges } from '../../sweep/preview-rules.ts'
import type { SweepBase } from '../../sweep/sweep-base.ts'
import { print, table } from './output.ts'

/** So many rows of a sweep are named; `changes` counts them all. */
const NAMED = 50

/** What these rules, of this version and day, would add to what the last sweep found and take from it. */
export async function printChanges(ctx: Ctx, bases: readonly SweepBase[], on: Day, json: boolean): Promise<void> {
  const each = []
  for (const base of bases) each.push({ base, found: await ruleChanges(ctx, base, { from: null, to: on }) })
  if (json) {
    const sweeps = []
    for (const { base, found } of each) {
      const { rows } = await changedRows(ctx, base, { from: null, to: on }, { limit: NAMED })
      sweeps.push({
        rules: base.sweep.subject,
        title: base.sweep.title,
        changes: found.changes.map(({ unit, ...of }) => ({ unit: unit?.code ?? null, ...of })),
        rows: rows.map(({ id: item, unit, ...of }) => ({ item, ...of, unit: unit?.code ?? null })),
      })
    }
    print(JSON.stringify({ on, sweeps }))
    return
  }
  const lines = each.flatMap(({ base, found }) =>
    found.changes.map((c) => [
      base.sweep.title,
      ruleNamed(base.set, c.rule).title,
      c.unit?.name ?? '待定',
      ...RuleChange.options.map((x) => c[x]),
    ]),
  )
  const heads = ['规则排查', '规则', '单位', ...RuleChange.options.map((x) => RULE_CHANGE_TITLES[x])]
  print(lines.length === 0 ? `按这一版 ${on} 的规则，排查结果没有变化` : table(heads, lines))
}
