import type { Rule } from '@gongjian/domain/rule/rule.ts'
import { viewOfRuleSet } from '@gongjian/domain/rule/view.ts'
import type { RuleSetView, RuleView } from '@gongjian/domain/rule/contracts.ts'
import { implement } from '../operation/implementation.ts'
import { ruleSetsOfPlan } from './rules-of.ts'

interface Clause {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** The scan puts spaces and page breaks between letters: the quote is found without them. */
function loosely(words: string): RegExp {
  const letters = [...words.replace(/\s+/g, '')].map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(letters.join('\\s*'))
}

function spanIn(document: string, clauses: readonly Clause[]): (r: Rule) => RuleView['span'] {
  return (r) => {
    const clause = clauses.find((c) => c.id === r.clause)
    const hit = clause && loosely(r.quote).exec(document.slice(clause.start, clause.end))
    return clause && hit ? { start: clause.start + hit.index, end: clause.start + hit.index + hit[0].length } : null
  }
}

/** Every rule of the plan with its sentence and the place of its words in the document. */
export const listRuleSets = implement('listRuleSets', async (ctx): Promise<RuleSetView[]> => {
  const sets = await ruleSetsOfPlan(ctx)
  if (sets.length === 0) return []
  const { document, reading } = await ctx.tx
    .selectFrom('plan')
    .select(['document', 'reading'])
    .where('id', '=', ctx.actor.planId)
    .executeTakeFirstOrThrow()
  const span = spanIn(document, reading.clauses)
  return sets.map((set) => viewOfRuleSet(set, span))
})
