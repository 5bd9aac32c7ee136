/**
 * What a code of GB/T 4754 says about a choice: class → the options that it leaves. One option: the code decides. Longer
 * classes go before shorter ones; a code that no row holds leaves `otherwise`.
 */
export interface ClassTable {
  /** The fact that holds the code. */
  readonly fact: string
  readonly rows: readonly (readonly [cls: string, options: readonly string[]])[]
  readonly otherwise: readonly string[]
}

/** exact: the code itself, too short to tell the classes below it apart · within: the code or anything below it. */
export interface ClassMatch {
  readonly kind: 'exact' | 'within'
  readonly cls: string
  readonly options: readonly string[]
}

const SHORTEST = 2

function within(table: ClassTable, code: string): readonly string[] {
  const fitting = table.rows.filter(([cls]) => code.startsWith(cls)).sort(([a], [b]) => b.length - a.length)
  return fitting[0]?.[1] ?? table.otherwise
}

/** The first that fits decides; JavaScript and SQL walk the same list. */
export function matchesOf(table: ClassTable): ClassMatch[] {
  const short = new Set(
    table.rows.flatMap(([cls]) => Array.from({ length: cls.length - SHORTEST }, (_, i) => cls.slice(0, SHORTEST + i))),
  )
  const exact = [...short].map((cls): ClassMatch => {
    const below = table.rows.filter(([c]) => c.startsWith(cls)).flatMap(([, options]) => options)
    return { kind: 'exact', cls, options: [...new Set([...within(table, cls), ...below])] }
  })
  const rows = [...table.rows].sort(([a], [b]) => b.length - a.length)
  return [...exact, ...rows.map(([cls, options]): ClassMatch => ({ kind: 'within', cls, options }))]
}

/** The options that the code leaves. */
export function optionsFor(
  matches: readonly ClassMatch[],
  otherwise: readonly string[],
  code: string,
): readonly string[] {
  const found = matches.find((m) => (m.kind === 'exact' ? code === m.cls : code.startsWith(m.cls)))
  return found?.options ?? otherwise
}
