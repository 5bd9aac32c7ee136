import { sourceKey } from '../area/area.ts'
import { askedFirst } from './ask.ts'
import { matchesOf, optionsFor, type ClassTable } from './class-table.ts'
import type { FindingView, ScreeningView } from './contracts.ts'
import { contradictionsIn } from './contradictions.ts'
import { quickVerdict } from './dispatch.ts'
import { fillOf, valueOf } from './evaluate.ts'
import { factsIn, factsOfLeaf, isOpenBound, leavesOf, otherOf, type Leaf } from './expression.ts'
import { labelOf, type Facts, type Fill } from './fact.ts'
import { liftsOf } from './lift.ts'
import type { Prepared, PreparedRule } from './prepare.ts'
import { attainable } from './search.ts'
import { citedWords, comparedWords, conditionWords, factWords, sideWord, thenWords } from './sentence.ts'
import { B, F, opposite, standingOf, T, type Standing, type State } from './state.ts'
import { declared, missingIn, stateIn, type Tree } from './tree.ts'
import { rankOf, spanOf, VERDICT_OF, VERDICT_TITLES, verdictOf, type Span, type Verdict } from './verdict.ts'

/** What a person and another system are told: the contract says its shape (contracts.ts). */
export type Finding = Readonly<FindingView>
export type Screening = Readonly<ScreeningView>

/** The leaves that make the tree what it is: on their facts the finding rests. */
function grounds(tree: Tree, facts: Facts, wanted: State): Leaf[] {
  if (stateIn(tree, declared(facts)) !== wanted) return []
  switch (tree.op) {
    case 'all':
      // One that fails is reason enough; that all hold takes them all, and on a bound the others matter as well.
      return tree.of.flatMap((x) =>
        wanted === B ? [...grounds(x, facts, B), ...grounds(x, facts, T)] : grounds(x, facts, wanted),
      )
    case 'any':
      return tree.of.flatMap((x) => grounds(x, facts, wanted))
    case 'not':
      return grounds(tree.of, facts, opposite(wanted))
    case 'leaf':
      return [tree.leaf]
  }
}

/** 治理期限为2019-09-01，审查当日为2019-09-20，已过治理期限为是: what days decide is said with the days. */
function filledWords({ set, on }: Prepared, leaf: Leaf, { when, value }: Fill, facts: Facts): string {
  const known = factsIn(when).filter((k) => (facts[k] ?? null) !== null)
  const isOfToday = leavesOf(when).some((x) => x.op === 'day' && x.other === null && x.day === null)
  return [
    ...known.map((k) => factWords(set, k, facts)),
    ...(isOfToday ? [`审查当日为${on}`] : []),
    factWords(set, leaf.fact, facts, value),
  ].join('，')
}

/** 行业类别为水泥: what the code decides is said with the code. */
function leafFact(prepared: Prepared, leaf: Leaf, facts: Facts): string[] {
  const { set } = prepared
  // Told by the point of the place: the polygon is named.
  const source = facts[sourceKey(leaf.fact)]
  if (typeof source === 'string') return [`${factWords(set, leaf.fact, facts)}（按坐标${source}）`]
  if (leaf.op === 'bound') return [comparedWords(set, leaf, facts)]
  if (otherOf(leaf) !== null) return factsOfLeaf(leaf).map((k) => factWords(set, k, facts))
  const { classes } = set.facts[leaf.fact] ?? { classes: null }
  const fill = leaf.op === 'in' ? fillOf(prepared, leaf.fact, facts) : undefined
  if (fill && set.facts[leaf.fact]?.follows.includes(fill)) return [filledWords(prepared, leaf, fill, facts)]
  if (leaf.op !== 'in') return [factWords(set, leaf.fact, facts)]
  const declaredHere = facts[leaf.fact] ?? null
  const left = classes ? leftByCode(classes, facts) : null
  if (classes && left !== null && (typeof declaredHere !== 'string' || !left.includes(declaredHere)))
    return [`${factWords(set, classes.fact, facts)}，按代码${conditionWords(set, { ...leaf, values: left })}`]
  if (declaredHere !== null) return [factWords(set, leaf.fact, facts)]
  // From a fill or the document's own default.
  const value = valueOf(prepared, leaf.fact)(facts) ?? null
  return [`${factWords(set, leaf.fact, facts, value)}（未填，${set.facts[leaf.fact]?.help ?? '由其他事实推定'}）`]
}

/** What the code leaves of the options; null: no code is told. */
function leftByCode(table: ClassTable, facts: Facts): readonly string[] | null {
  const code = facts[table.fact]
  return typeof code === 'string' ? optionsFor(matchesOf(table), table.otherwise, code) : null
}

function groundWords(prepared: Prepared, r: PreparedRule, facts: Facts, wanted: State): string {
  const words = grounds(r.tree, facts, wanted).flatMap((leaf) => leafFact(prepared, leaf, facts))
  return [...new Set(words)].join('，')
}

function onBound(prepared: Prepared, r: PreparedRule, facts: Facts): string {
  const leaf = grounds(r.tree, facts, B).find(isOpenBound)
  if (!leaf) return ''
  const side = sideWord(leaf)
  return `${comparedWords(prepared.set, leaf, facts)}，恰在“${side}”的界限上，方案没有写“及${side}”，本数是否包括在内未定，请先作出解释并记录`
}

/** On the bound, where the document decides nothing: who read it, when and on what basis. */
function readWords({ read }: PreparedRule, facts: Facts): string {
  if (read === null || stateIn(read.open, declared(facts)) !== B) return ''
  return read.by
    .map((i) => `；${i.reads === 'included' ? '包括' : '不包括'}本数，按${i.by} ${i.recordedOn} 记录的解释：${i.basis}`)
    .join('')
}

function becauseOf(
  prepared: Prepared,
  r: PreparedRule,
  facts: Facts,
  standing: Standing,
  missing: readonly string[],
): string {
  const words = citedWords(r.rule)
  switch (standing) {
    case 'yes':
      return `${groundWords(prepared, r, facts, T)}，符合${words}，${thenWords(r.rule)}${readWords(r, facts)}`
    case 'borderline':
      return `${onBound(prepared, r, facts)}；${words}，若包括本数，${thenWords(r.rule)}`
    case 'unknown':
      return `${conditionWords(prepared.set, r.rule.when)}的，${thenWords(r.rule)}；${words}。还缺：${missing.join('、')}`
    case 'no':
      return `${groundWords(prepared, r, facts, F)}，不属于${words}`
  }
}

function findingOf(prepared: Prepared, r: PreparedRule, facts: Facts, state: State): Finding {
  const standing = standingOf(state)
  const keys = standing === 'unknown' ? missingIn(r.tree, facts) : []
  const missing = keys.map((k) => missingWords(prepared, r, facts, k))
  return {
    rule: r.rule.id,
    title: r.rule.title,
    clause: r.rule.clause,
    outcome: standing === 'yes' ? r.rule.outcome : standing === 'borderline' ? 'borderline' : 'unknown',
    would: r.rule.outcome,
    because: becauseOf(prepared, r, facts, standing, missing),
    missing: keys.map((k) => labelOf(prepared.set, k)),
    quote: r.rule.quote,
    source: r.rule.source,
    lifts: standing === 'yes' ? liftsOf(prepared.set, r.tree, facts) : [],
  }
}

/** What one rule says of these facts, whatever the others say; undefined: it does not hold, or is not in force on the day. */
export function findingFor(prepared: Prepared, rule: string, facts: Facts): Finding | undefined {
  const found = prepared.rules.find((r) => r.rule.id === rule)
  const state = found?.test(facts) ?? F
  return found && state !== F ? findingOf(prepared, found, facts, state) : undefined
}

/** Undecided rules are told where they could still add to the verdict; what could only repeat it is noise. */
function isTold(r: PreparedRule, state: State, span: Span): boolean {
  const standing = standingOf(state)
  if (standing === 'yes' || standing === 'borderline') return true
  if (standing === 'no' || r.verdict === null) return false
  return rankOf(r.verdict) > rankOf(span.least) || (r.verdict === 'conditional' && span.least === 'conditional')
}

function weightOf(r: PreparedRule, state: State): number {
  const settled = standingOf(state) === 'unknown' ? 0 : 100
  return settled + (r.verdict === null ? -1 : rankOf(r.verdict))
}

/** 额定产能（60 万吨/年，不能换算为吨/日）, 国民经济行业代码（现填 131，须写到更细的一级）: what is there and says nothing. */
function missingWords(prepared: Prepared, r: PreparedRule, facts: Facts, key: string): string {
  const label = labelOf(prepared.set, key)
  const given = facts[key] ?? null
  const leaf = leavesOf(r.expr).find((x) => (x.op === 'bound' || x.op === 'class') && x.fact === key)
  if (given === null || leaf === undefined) return label
  if (leaf.op !== 'bound') return `${label}（现填 ${given}，须写到更细的一级）`
  return `${label}（现填${comparedWords(prepared.set, leaf, facts).slice(label.length)}）`
}

/** The verdict alone: for batches that show no reasons. */
export function verdictFor(prepared: Prepared, facts: Facts): Verdict {
  return quickVerdict(prepared.dispatch, facts) ?? searchedVerdict(prepared, facts)
}

function searchedVerdict(prepared: Prepared, facts: Facts): Verdict {
  const states = prepared.rules.map((r) => r.test(facts))
  return verdictOf(spanOf(prepared.rules, states, prepared.ruleSet.otherwise), () => attainable(prepared, facts))
}

/** Where no single rule is known to hold and yet nothing that is missing can change the verdict, the finding must not ask for it. */
function settled(finding: Finding, verdict: Verdict): Finding {
  const isOver = finding.outcome === 'unknown' && VERDICT_OF[finding.would] === verdict
  if (!isOver || verdict === 'conditional') return finding
  return { ...finding, because: `${finding.because}；但不论缺的是什么，结论都是“${VERDICT_TITLES[verdict]}”` }
}

/** Verdict, findings with their clauses, and what is still to be asked: `ask` says in which order. */
export function screen(prepared: Prepared, facts: Facts, ask = askedFirst): Screening {
  const states = prepared.rules.map((r) => r.test(facts))
  const span = spanOf(prepared.rules, states, prepared.ruleSet.otherwise)
  const verdict = verdictOf(span, () => attainable(prepared, facts))
  const asks = verdict === 'unknown' ? ask(prepared, facts) : []
  const told = prepared.rules
    .map((r, i) => ({ r, state: states[i] ?? F }))
    .filter(({ r, state }) => isTold(r, state, span))
    .sort((a, b) => weightOf(b.r, b.state) - weightOf(a.r, a.state))
  return {
    verdict,
    on: prepared.on,
    findings: told.map(({ r, state }) => findingOf(prepared, r, facts, state)).map((f) => settled(f, verdict)),
    missing: asks.map((k) => labelOf(prepared.set, k)),
    asks,
    notices: contradictionsIn(prepared, facts),
  }
}
