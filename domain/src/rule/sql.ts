import type { Day } from '../calendar/calendar.ts'
import { matchesOf } from './class-table.ts'
import { boundsByUnit, INCLUDING, type Setting } from './evaluate.ts'
import type { Bound, Expr, Leaf } from './expression.ts'
import { factNamed, withoutFills, type Fact, type Fill } from './fact.ts'
import { B, F, T, U } from './state.ts'

/** Where the facts stand in a table: code word → a quoted column. */
export interface Columns {
  readonly setting: Setting
  column(key: string): string
}

/** Which reading of a plain 以下 on its bound is written: in (`most`) or out (`least`). */
type Reading = 'most' | 'least'

const OPPOSITE: Readonly<Record<Reading, Reading>> = { most: 'least', least: 'most' }

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** For LIKE: the class itself and whatever is below it. */
function within(column: string, cls: string): string {
  return `${column} like ${text(`${cls.replace(/[\\%_]/g, (c) => `\\${c}`)}%`)}`
}

function disjunction(parts: readonly string[]): string {
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`
}
function conjunction(parts: readonly string[]): string {
  return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`
}

/** The column, or what it is taken to be where it is null (evaluate.ts, valueOf). */
export function valueSql(columns: Columns, fact: Fact): string {
  const { setting } = columns
  const literal = (v: string | boolean): string => (typeof v === 'boolean' ? String(v) : text(v))
  const asDeclared: Columns = { ...columns, setting: { ...setting, set: withoutFills(setting.set) } }
  const caseOf = (fills: readonly Fill[]): string[] => {
    const whens = fills.map(
      ({ when, value }) => `when ${conditionSql(asDeclared, when, 'least')} then ${literal(value)}`,
    )
    return whens.length === 0 ? [] : [`case ${whens.join(' ')} end`]
  }
  const presumed = fact.presumed === null ? [] : [literal(fact.presumed)]
  const said = [...caseOf(fact.follows), columns.column(fact.key), ...caseOf(fact.fills), ...presumed]
  return said.length === 1 ? columns.column(fact.key) : `coalesce(${said.join(', ')})`
}

function inSql(columns: Columns, fact: Fact, values: readonly (string | boolean)[]): string {
  const value = valueSql(columns, fact)
  const options = values.map((v) => (typeof v === 'boolean' ? `${value} is ${String(v)}` : text(v)))
  if (fact.kind === 'yesNo') return `case when ${value} is null then null else ${disjunction(options)} end`
  return `${value} in (${options.join(', ')})`
}

/** A declared option counts, and so does one that the code decides (evaluate.ts, narrowedTest). */
function narrowedSql(columns: Columns, fact: Fact, values: readonly (string | boolean)[]): string {
  const { classes } = fact
  if (!classes) return inSql(columns, fact, values)
  const [declared, code] = [columns.column(fact.key), columns.column(classes.fact)]
  const plain = `${declared} in (${values.map((v) => text(String(v))).join(', ')})`
  const answer = (options: readonly string[]): string => {
    if (options.every((o) => values.includes(o))) return 'true'
    return options.some((o) => values.includes(o)) ? `case when ${declared} is null then null else false end` : 'false'
  }
  const rows = matchesOf(classes).map(
    (m) => `when ${m.kind === 'exact' ? `${code} = ${text(m.cls)}` : within(code, m.cls)} then ${answer(m.options)}`,
  )
  const unknown = `when ${code} is null then case when ${declared} is null then null else false end`
  return `case when ${plain} then true ${[unknown, ...rows].join(' ')} else ${answer(classes.otherwise)} end`
}

function classSql(columns: Columns, leaf: Extract<Leaf, { op: 'class' }>): string {
  const code = columns.column(leaf.fact)
  const inside = disjunction(leaf.classes.map((c) => within(code, c)))
  const above = disjunction(leaf.classes.map((c) => `starts_with(${text(c)}, ${code})`))
  return `case when ${code} is null then null when ${inside} then true when ${above} then null else false end`
}

function boundSql(columns: Columns, leaf: Bound, reading: Reading): string {
  const { set } = columns.setting
  const { unitFact } = factNamed(set, leaf.fact)
  const relation = leaf.open && reading === 'most' ? INCLUDING[leaf.relation] : leaf.relation
  const value = columns.column(leaf.fact)
  // float8 against float8, so that an index over the column serves.
  const compared = (bound: number): string => `${value} ${relation} ${text(String(bound))}::float8`
  const bounds = [...boundsByUnit(set, leaf)]
  if (unitFact === null) return bounds[0] ? compared(bounds[0][1]) : 'null::boolean'
  const rows = bounds.map(([unit, bound]) => `when ${text(unit)} then ${compared(bound)}`)
  return rows.length === 0 ? 'null::boolean' : `case ${columns.column(unitFact)} ${rows.join(' ')} end`
}

function leafSql(columns: Columns, leaf: Leaf, reading: Reading): string {
  switch (leaf.op) {
    case 'in':
      return narrowedSql(columns, factNamed(columns.setting.set, leaf.fact), leaf.values)
    case 'class':
      return classSql(columns, leaf)
    case 'bound':
      return boundSql(columns, leaf, reading)
    case 'day': {
      if (leaf.other !== null) return `${columns.column(leaf.fact)} ${leaf.relation} ${columns.column(leaf.other)}`
      const day: Day = leaf.day ?? columns.setting.on
      return `${columns.column(leaf.fact)} ${leaf.relation} date ${text(day)}`
    }
    case 'times':
      // numeric keeps the decimal that was written: three times 0.1 is 0.3.
      return `${columns.column(leaf.fact)}::numeric ${leaf.relation} ${leaf.factor}::numeric * ${columns.column(leaf.other)}::numeric`
  }
}

function conditionSql(columns: Columns, expr: Expr, reading: Reading): string {
  switch (expr.op) {
    case 'all':
      return conjunction(expr.of.map((x) => conditionSql(columns, x, reading)))
    case 'any':
      return disjunction(expr.of.map((x) => conditionSql(columns, x, reading)))
    case 'not':
      return `(not ${conditionSql(columns, expr.of, OPPOSITE[reading])})`
    case 'in':
    case 'class':
    case 'bound':
    case 'day':
    case 'times':
      return `(${leafSql(columns, expr, reading)})`
  }
}

/** True where the condition holds, on either reading of a bound; null where it is not known. For a sweep's `where`. */
export function holdsSql(columns: Columns, expr: Expr): string {
  return conditionSql(columns, expr, 'least')
}

/** False only where the condition cannot hold, whatever is missing and however a bound is read. */
export function mayHoldSql(columns: Columns, expr: Expr): string {
  return `(${conditionSql(columns, expr, 'most')} is not false)`
}

/** F, T, U or B of state.ts as a number: what JavaScript answers for the same row (states that are unknown are all U). */
export function standingSql(columns: Columns, expr: Expr): string {
  const [least, most] = [conditionSql(columns, expr, 'least'), conditionSql(columns, expr, 'most')]
  if (least === most) return `case ${least} when true then ${T} when false then ${F} else ${U} end`
  return `case when ${least} then ${T} when not ${most} then ${F} when ${most} and not ${least} then ${B} else ${U} end`
}
