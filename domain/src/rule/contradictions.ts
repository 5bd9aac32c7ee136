import { matchesOf, optionsFor } from './class-table.ts'
import type { Facts, FactSet } from './fact.ts'

/**
 * Where a written choice is none that the code leaves (国民经济行业代码 3011 and 行业类别 其他): a rule is asked of both, so that nobody gets
 * past it by writing 其他, and whoever wrote them is told which to correct. It changes no verdict.
 */
export function contradictionsIn(set: FactSet, facts: Facts): string[] {
  return Object.values(set.facts).flatMap((fact) => {
    const { classes } = fact
    const declared = facts[fact.key] ?? null
    const code = classes ? facts[classes.fact] : null
    if (!classes || typeof declared !== 'string' || typeof code !== 'string') return []
    const left = optionsFor(matchesOf(classes), classes.otherwise, code)
    if (left.includes(declared)) return []
    const codeLabel = set.facts[classes.fact]?.label ?? classes.fact
    return [
      `${codeLabel} ${code} 属于${left.join('或')}，${fact.label}写的是${declared}，两项矛盾：审查时两项都看，有一项符合的规则就算符合；请核对后改正${codeLabel}，或把${fact.label}改为${left.join('或')}`,
    ]
  })
}
