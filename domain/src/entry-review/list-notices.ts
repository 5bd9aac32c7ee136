import { clauseLabel } from '../plan/clause-label.ts'
import type { ItemValues } from '../register/value.ts'
import { bareText } from '../register/read-text.ts'
import { all, leavesOf, oneOf, type Expr } from '../rule/expression.ts'
import { findFacts } from '../rule/search.ts'
import { effective, type Rule, type RuleSet } from '../rule/rule.ts'
import { B, F, T, isOpen, type State } from '../rule/state.ts'
import { ruleOfRow, rowWords, withList, type ListBinding, type ListRow } from './list-rules.ts'

/** A rule that tells no trades apart meets every row, and says nothing of any. */
function tellsTrades({ trade, classFact }: ListBinding, expr: Expr): boolean {
  return leavesOf(expr).some((leaf) => leaf.fact === classFact || leaf.fact === trade)
}

function holds(state: State | undefined): boolean | undefined {
  if (state === T || state === B) return true
  return state !== undefined && isOpen(state) ? undefined : false
}

/** A row of words alone is held against the trades that its words name. */
function tradeNamed(set: RuleSet, binding: ListBinding, row: ListRow): Expr[] {
  const trade = set.facts.facts[binding.trade]
  if (!trade || typeof row.values[binding.industryClass] === 'string') return []
  const said = bareText([row.title, ...Object.keys(binding.words).map((k) => String(row.values[k] ?? ''))].join(' '))
  const named = trade.options.filter((o) => o !== '其他' && said.includes(bareText(o)))
  return named.length === 0 ? [] : [oneOf(binding.trade, named)]
}

interface Days {
  readonly from: string
  readonly until: string | null
}

/** Whether there is a day on which both are in force. */
function meets(a: Days, b: Days): boolean {
  return (a.until === null || a.until >= b.from) && (b.until === null || b.until >= a.from)
}

/** Rules of the plan on the same trade that can meet the row's case. */
function related(set: RuleSet, binding: ListBinding, own: Expr, mine: Rule): Rule[] {
  const day = mine.from
  return set.rules.filter((r) => {
    if (r.source !== null || r.outcome !== 'prohibit' || !meets(r, mine)) return false
    const expr = effective(r, set.rules)
    if (!tellsTrades(binding, r.when)) return false
    const both = findFacts({ set: set.facts, on: day }, [own, expr], (states) => {
      const each = states.map(holds)
      return each.every((x) => x === true) ? true : each.includes(false) ? false : undefined
    })
    return both !== null
  })
}

/** Whether no case of the row is left that these rules do not forbid. */
function isCovered(set: RuleSet, own: Expr, rules: readonly Rule[], day: string): boolean {
  const left = findFacts({ set: set.facts, on: day }, [own, ...rules.map((r) => effective(r, set.rules))], (states) => {
    const [mine, ...theirs] = states
    if (mine === F || theirs.includes(T)) return false
    return mine === T && theirs.every((s) => s === F) ? true : undefined
  })
  return left === null
}

function cited(rules: readonly Rule[]): string {
  return rules.map((r) => `“${r.title}”（方案${clauseLabel(r.clause)}）`).join('、')
}

function againstPlan(set: RuleSet, binding: ListBinding, row: ListRow, mine: Rule): string[] {
  const own = all(mine.when, ...tradeNamed(set, binding, row))
  // A row without a trade of its own says nothing that the plan's rules of trades could repeat.
  if (!tellsTrades(binding, own)) return []
  const rules = related(set, binding, own, mine)
  if (rules.length === 0) return []
  if (mine.outcome === 'condition')
    return [`与方案不一致：方案对同一行业有禁止（${cited(rules)}），清单只作限制；两者都符合时以禁止为准，请核对`]
  return isCovered(set, own, rules, mine.from)
    ? [`与方案重复：本条所列的情形方案已经全部禁止（${cited(rules)}），请核对是否还要列入`]
    : [`与方案交叉：方案对同一行业已有禁止（${cited(rules)}），请确认本条是更严的要求，不是重复`]
}

function sameText(a: unknown, b: unknown): boolean {
  const bare = (x: unknown): string => (typeof x === 'string' ? bareText(x) : '')
  return bare(a) === bare(b)
}

function daysOf(binding: ListBinding, values: ItemValues): Days {
  const until = values[binding.until]
  return { from: String(values[binding.from] ?? ''), until: typeof until === 'string' ? until : null }
}

/** Rows of the same unit about the same thing, whose days meet. */
function againstRows(binding: ListBinding, row: ListRow, others: readonly ListRow[]): string[] {
  const { values } = row
  const about = [...Object.keys(binding.words), binding.industryClass, binding.area, binding.areaName]
  const hasThing = [...Object.keys(binding.words), binding.industryClass].some((k) => !sameText(values[k], ''))
  return others.flatMap((o) => {
    const isSame = about.every((k) => sameText(values[k], o.values[k])) && (hasThing || sameText(row.title, o.title))
    const isMet = meets(daysOf(binding, values), daysOf(binding, o.values))
    if (o.id === row.id || !isMet || !isSame || o.township?.code !== row.township?.code) return []
    return sameText(values[binding.restriction], o.values[binding.restriction])
      ? [`与${rowWords(binding, o)}（${o.where ?? `编号 ${o.id}`}）重复`]
      : [
          `与${rowWords(binding, o)}（${o.where ?? `编号 ${o.id}`}）不一致：一条为禁止，一条为限制；两者都符合时以禁止为准`,
        ]
  })
}

/** What repeats or contradicts the plan or another row: said on entry, for a person to look at, and never refused. */
export function listNotices(set: RuleSet, binding: ListBinding, row: ListRow, others: readonly ListRow[]): string[] {
  const made = ruleOfRow(binding, row, row.township?.code ?? null)
  if (made === null) return []
  const wide = withList(set, binding, [row], row.township?.code ?? null)
  return [...againstPlan(wide, binding, row, made.rule), ...againstRows(binding, row, others)]
}
