import { matchesOf, optionsFor } from './class-table.ts'
import type { Setting } from './evaluate.ts'
import { factsIn } from './expression.ts'
import { withoutFills, type Fact, type Facts } from './fact.ts'
import { conditionWords } from './sentence.ts'
import { T } from './state.ts'
import { declared, stateIn, treeOf } from './tree.ts'

const BOTH = '两项矛盾：审查时两项都看，有一项符合的规则就算符合；请核对后'

function ofCode({ set }: Setting, fact: Fact, facts: Facts): string[] {
  const { classes } = fact
  const said = facts[fact.key] ?? null
  const code = classes ? facts[classes.fact] : null
  if (!classes || typeof said !== 'string' || typeof code !== 'string') return []
  const left = optionsFor(matchesOf(classes), classes.otherwise, code)
  if (left.includes(said)) return []
  const codeLabel = set.facts[classes.fact]?.label ?? classes.fact
  return [
    `${codeLabel} ${code} 属于${left.join('或')}，${fact.label}写的是${said}，${BOTH}改正${codeLabel}，或把${fact.label}改为${left.join('或')}`,
  ]
}

function inWords(value: unknown): string {
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
}

/** Said once: of two facts that fill each other in (位于工业园区, 位于化工园区) the first is told. */
function ofFills(setting: Setting, facts: Facts): string[] {
  const plain = { ...setting, set: withoutFills(setting.set) }
  const told = new Set<string>()
  return Object.values(setting.set.facts).flatMap((fact) => {
    const said = facts[fact.key] ?? null
    if (said === null) return []
    const against = fact.fills.find(
      ({ when, value }) =>
        value !== said &&
        !factsIn(when).some((k) => told.has(k)) &&
        stateIn(treeOf(plain, when), declared(facts)) === T,
    )
    if (!against) return []
    told.add(fact.key)
    const [words, right] = [conditionWords(setting.set, against.when), inWords(against.value)]
    return [`${words}的，${fact.label}应为${right}，写的是${inWords(said)}，${BOTH}改正`]
  })
}

/**
 * Where a written choice is none that the code leaves (国民经济行业代码 3011 and 行业类别 其他), or is not what another fact makes it (位于化工园区
 * and not 位于工业园区): a rule is asked of both, so that nobody gets past it by writing 其他, and whoever wrote them is told which to
 * correct. It changes no verdict.
 */
export function contradictionsIn(setting: Setting, facts: Facts): string[] {
  const byCode = Object.values(setting.set.facts).flatMap((fact) => ofCode(setting, fact, facts))
  return [...byCode, ...ofFills(setting, facts)]
}
