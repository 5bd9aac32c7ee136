import { leafTest, valueOf, type Setting, type Test } from './evaluate.ts'
import { factsOfLeaf, otherOf, type Expr, type Leaf } from './expression.ts'
import type { Facts } from './fact.ts'
import { both, either, F, isOpen, opposite, T, U, type State } from './state.ts'

/** A condition taken apart, for those who ask which leaf it still waits for. Slower than `compile`, and asked for one case. */
export type Tree =
  | { readonly op: 'all' | 'any'; readonly of: readonly Tree[] }
  | { readonly op: 'not'; readonly of: Tree }
  | { readonly op: 'leaf'; readonly leaf: Leaf; readonly test: Test; missing(facts: Facts): readonly string[] }

/** Facts as declared or tried, and leaves of which an answer is supposed because no single value can stand for it. */
export interface Case {
  readonly facts: Facts
  readonly supposed: ReadonlyMap<Leaf, State>
  /** Facts that were tried and not declared: a value that stands for a range says nothing of its multiple. */
  readonly tried: ReadonlySet<string>
}

export function declared(facts: Facts): Case {
  return { facts, supposed: new Map(), tried: new Set() }
}

/** Facts without which the leaf is not known. A number in a unit that does not convert is as good as none, as is a code too short to tell. */
function missingOf(setting: Setting, leaf: Leaf): (facts: Facts) => readonly string[] {
  const names = factsOfLeaf(leaf)
  const { unitFact } = setting.set.facts[leaf.fact] ?? { unitFact: null }
  if (leaf.op === 'bound' && unitFact !== null)
    return (facts) => {
      const missing = [leaf.fact, unitFact].filter((k) => (facts[k] ?? null) === null)
      return missing.length > 0 ? missing : [leaf.fact]
    }
  if (leaf.op === 'class') return () => names
  const values = names.map((k) => ({ k, value: valueOf(setting, k) }))
  return (facts) => values.filter(({ value }) => (value(facts) ?? null) === null).map(({ k }) => k)
}

export function treeOf(setting: Setting, expr: Expr): Tree {
  switch (expr.op) {
    case 'all':
    case 'any':
      return { op: expr.op, of: expr.of.map((x) => treeOf(setting, x)) }
    case 'not':
      return { op: 'not', of: treeOf(setting, expr.of) }
    case 'in':
    case 'class':
    case 'bound':
    case 'day':
    case 'times':
      return { op: 'leaf', leaf: expr, test: leafTest(setting, expr), missing: missingOf(setting, expr) }
  }
}

export function stateIn(tree: Tree, { facts, supposed, tried }: Case): State {
  const inner = (x: Tree): State => stateIn(x, { facts, supposed, tried })
  switch (tree.op) {
    case 'all':
      return tree.of.reduce<State>((s, x) => both(s, inner(x)), T)
    case 'any':
      return tree.of.reduce<State>((s, x) => either(s, inner(x)), F)
    case 'not':
      return opposite(inner(tree.of))
    case 'leaf': {
      const { leaf } = tree
      const standsForRange = otherOf(leaf) !== null && factsOfLeaf(leaf).some((k) => tried.has(k))
      return supposed.get(leaf) ?? (standsForRange ? U : tree.test(facts))
    }
  }
}

export type LeafTree = Extract<Tree, { op: 'leaf' }>

/** The leaves that still decide: nothing below a part that stands already. */
export function openLeaves(tree: Tree, where: Case): LeafTree[] {
  if (!isOpen(stateIn(tree, where))) return []
  switch (tree.op) {
    case 'all':
    case 'any':
      return tree.of.flatMap((x) => openLeaves(x, where))
    case 'not':
      return openLeaves(tree.of, where)
    case 'leaf':
      return [tree]
  }
}

/** The missing facts that would decide the condition, in the order of its words. */
export function missingIn(tree: Tree, facts: Facts): string[] {
  return [...new Set(openLeaves(tree, declared(facts)).flatMap((x) => x.missing(facts)))]
}
