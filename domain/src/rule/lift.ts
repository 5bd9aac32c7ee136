import type { Leaf } from './expression.ts'
import type { Facts, FactSet } from './fact.ts'
import { conditionWords, otherwiseWords } from './sentence.ts'
import { F, T } from './state.ts'
import { declared, stateIn, type Tree } from './tree.ts'

/** A leaf, and whether it has to come out true. */
interface Turn {
  readonly leaf: Leaf
  readonly to: boolean
}
/** Turns that together bring the condition down. */
type Way = readonly Turn[]

/** Beyond this a list of ways tells nobody anything. */
const MOST_WAYS = 8

function together(each: readonly Way[][]): Way[] {
  return each.reduce<Way[]>(
    (ways, next) => ways.flatMap((w) => next.map((n) => [...w, ...n])).slice(0, MOST_WAYS),
    [[]],
  )
}

/** The ways in which a tree that is true comes out false, or the other way round. */
function waysTo(tree: Tree, to: boolean, facts: Facts): Way[] {
  const standing = stateIn(tree, declared(facts))
  if (standing === (to ? T : F)) return [[]]
  switch (tree.op) {
    case 'leaf':
      return [[{ leaf: tree.leaf, to }]]
    case 'not':
      return waysTo(tree.of, !to, facts)
    case 'all':
    case 'any': {
      const each = tree.of.map((x) => waysTo(x, to, facts))
      // One part is enough to bring an `all` down or an `any` up; the other way takes every part.
      return (tree.op === 'all') === to ? together(each) : each.flat()
    }
  }
}

/** What would have to be so for a condition that holds not to hold, in words, one way each. */
export function liftsOf(set: FactSet, tree: Tree, facts: Facts): string[] {
  const ways = waysTo(tree, false, facts).map((way) =>
    way.map(({ leaf, to }) => (to ? conditionWords(set, leaf) : otherwiseWords(set, leaf))).join('，且'),
  )
  return [...new Set(ways)].slice(0, MOST_WAYS)
}
