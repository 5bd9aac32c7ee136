import { leavesOf } from './expression.ts'
import type { Facts } from './fact.ts'
import type { Prepared } from './prepare.ts'
import { samplesOf } from './samples.ts'
import { isOpen } from './state.ts'
import { missingIn } from './tree.ts'
import { isSettled, rankOf, spanOf } from './verdict.ts'

/** Missing facts of rules that could still raise the verdict; none where it stands. */
function relevant(prepared: Prepared, facts: Facts): string[] {
  const states = prepared.rules.map((r) => r.test(facts))
  const span = spanOf(prepared.rules, states, prepared.ruleSet.otherwise)
  if (isSettled(span)) return []
  const open = prepared.rules.filter((r, i) => {
    const state = states[i]
    return state !== undefined && isOpen(state) && r.verdict !== null && rankOf(r.verdict) > rankOf(span.least)
  })
  return [...new Set(open.flatMap((r) => missingIn(r.tree, facts)))]
}

/** How much would still be asked after it, on average over its answers. */
function leftAfter(prepared: Prepared, facts: Facts, key: string): number {
  const leaves = prepared.rules.flatMap((r) => leavesOf(r.expr))
  const samples = samplesOf(prepared, key, leaves, facts)
  const left = samples.map((value) => relevant(prepared, { ...facts, [key]: value }).length)
  return left.reduce((sum, n) => sum + n, 0) / Math.max(1, left.length)
}

/**
 * Code words of the facts that a form must still ask, in the order that decides soonest: first the one after which least is
 * left to ask. Where two leave as much, the order of the facts' own list.
 */
export function askedFirst(prepared: Prepared, facts: Facts): string[] {
  const order = Object.keys(prepared.set.facts)
  const asked = relevant(prepared, facts).map((key) => ({ key, left: leftAfter(prepared, facts, key) }))
  return asked.sort((a, b) => a.left - b.left || order.indexOf(a.key) - order.indexOf(b.key)).map((x) => x.key)
}
