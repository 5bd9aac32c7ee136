import { leavesOf } from './expression.ts'
import type { Facts } from './fact.ts'
import type { Prepared } from './prepare.ts'
import { samplesOf } from './samples.ts'
import { isOpen } from './state.ts'
import { missingIn } from './tree.ts'
import { isSettled, rankOf, spanOf } from './verdict.ts'

interface Left {
  /** Code words of the missing facts of rules that could still raise the verdict. */
  readonly missing: readonly string[]
  /** A rule holds that ends the matter. */
  readonly ended: boolean
}

function leftWith(prepared: Prepared, facts: Facts): Left {
  const states = prepared.rules.map((r) => r.test(facts))
  const span = spanOf(prepared.rules, states, prepared.ruleSet.otherwise)
  const ended = rankOf(span.least) >= rankOf('borderline')
  if (isSettled(span)) return { missing: [], ended }
  const open = prepared.rules.filter((r, i) => {
    const state = states[i]
    return state !== undefined && isOpen(state) && r.verdict !== null && rankOf(r.verdict) > rankOf(span.least)
  })
  return { missing: [...new Set(open.flatMap((r) => missingIn(r.tree, facts)))], ended }
}

/** The same facts in the order of the rules: quick, for batches that only say what is missing. */
export function askedAtAll(prepared: Prepared, facts: Facts): string[] {
  return [...leftWith(prepared, facts).missing]
}

/**
 * How much would still be asked after it, on average over the answers that do not end the matter: most cases touch nothing, and
 * theirs is the long form. A question that only a guilty answer shortens comes late.
 */
function leftAfter(prepared: Prepared, facts: Facts, key: string): number {
  const leaves = prepared.rules.flatMap((r) => leavesOf(r.expr))
  const samples = samplesOf(prepared, key, leaves, facts)
  const left = samples.map((value) => leftWith(prepared, { ...facts, [key]: value })).filter((x) => !x.ended)
  return left.reduce((sum, x) => sum + x.missing.length, 0) / Math.max(1, left.length)
}

/**
 * Code words of the facts that a form must still ask, in the order that decides soonest: first the one after which least is
 * left to ask. Where two leave as much, the order of the facts' own list.
 */
export function askedFirst(prepared: Prepared, facts: Facts): string[] {
  const order = Object.keys(prepared.set.facts)
  const asked = leftWith(prepared, facts).missing.map((key) => ({ key, left: leftAfter(prepared, facts, key) }))
  return asked.sort((a, b) => a.left - b.left || order.indexOf(a.key) - order.indexOf(b.key)).map((x) => x.key)
}
