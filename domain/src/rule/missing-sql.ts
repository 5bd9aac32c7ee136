import { factsOfLeaf, leavesOf, type Expr, type Leaf } from './expression.ts'
import { factNamed, type FactSet } from './fact.ts'
import { standingSql, valueSql, type Columns } from './sql.ts'
import { U } from './state.ts'

/** Every fact that the condition's answer can rest on: with units, codes and what a fact is filled from, in the order of the set. */
export function neededFacts(set: FactSet, expr: Expr): string[] {
  const found = new Set<string>()
  const add = (key: string): void => {
    if (found.has(key)) return
    found.add(key)
    const fact = factNamed(set, key)
    if (fact.unitFact !== null) add(fact.unitFact)
    if (fact.classes) add(fact.classes.fact)
    for (const { when } of [...fact.fills, ...fact.follows]) for (const leaf of leavesOf(when)) addLeaf(leaf)
  }
  const addLeaf = (leaf: Leaf): void => {
    factsOfLeaf(leaf).forEach(add)
  }
  leavesOf(expr).forEach(addLeaf)
  return Object.keys(set.facts).filter((k) => found.has(k))
}

/** fact → where it is missing, as conditions: what tree.ts, missingOf, says of a leaf. */
function missingOf(columns: Columns, leaf: Leaf): [fact: string, where: string][] {
  const { set } = columns.setting
  const { unitFact } = factNamed(set, leaf.fact)
  if (leaf.op === 'bound' && unitFact !== null) {
    const [value, unit] = [columns.column(leaf.fact), columns.column(unitFact)]
    // A number in a unit that does not convert is as good as none.
    return [
      [leaf.fact, `(${value} is null or ${unit} is not null)`],
      [unitFact, `${unit} is null`],
    ]
  }
  // A code too short to tell is as good as none.
  if (leaf.op === 'class') return [[leaf.fact, 'true']]
  return factsOfLeaf(leaf).map((key) => [key, `${valueSql(columns, factNamed(set, key))} is null`])
}

/** The leaves of a condition with all that must be undecided above them for the leaf to decide. */
function openLeaves(columns: Columns, expr: Expr, above: readonly string[]): [leaf: Leaf, where: string[]][] {
  const open = [...above, `${standingSql(columns, expr)} = ${U}`]
  switch (expr.op) {
    case 'all':
    case 'any':
      return expr.of.flatMap((x) => openLeaves(columns, x, open))
    case 'not':
      // Undecided as what it denies is.
      return openLeaves(columns, expr.of, above)
    case 'in':
    case 'class':
    case 'bound':
    case 'day':
    case 'times':
      return [[expr, open]]
  }
}

/** text[] of the code words that missingIn (tree.ts) names for the same row, in an order of their own. */
export function missingSql(columns: Columns, expr: Expr): string {
  const wheres = new Map<string, string[]>()
  for (const [leaf, open] of openLeaves(columns, expr, []))
    for (const [fact, where] of missingOf(columns, leaf))
      wheres.set(fact, [...(wheres.get(fact) ?? []), `(${[...open, where].join(' and ')})`])
  const words = [...wheres].map(([fact, any]) => `case when ${any.join(' or ')} then '${fact}' end`)
  return words.length === 0 ? `'{}'::text[]` : `array_remove(array[${words.join(', ')}]::text[], null)`
}
