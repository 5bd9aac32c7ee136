import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { hasStarts, type DueRow, type DueRule } from '@gongjian/domain/register/due.ts'
import { NOT_BEGUN } from '@gongjian/domain/register/life.ts'
import type { Field, Formula } from '@gongjian/domain/register/field.ts'
import type { Check, Demand } from '@gongjian/domain/register/register.ts'
import { literal, quoted, snake } from './column-kinds.ts'

/** A number of the row as float8; money counts in 万元, as its formula was written. */
function numberOf(key: string, fields: Readonly<Record<string, Field>>): string {
  const column = quoted(snake(key))
  return fields[key]?.kind === 'money' ? `(${column}::float8 / 1000000)` : `${column}::float8`
}

/** Null while one of its parts is not known, and where it would divide by zero. */
export function formulaSql(formula: Formula, fields: Readonly<Record<string, Field>>): string {
  switch (formula.op) {
    case 'field': {
      // A computed field of a computed field: a generated column may not read another one.
      const field = fields[formula.key]
      return field?.kind === 'computed' ? formulaSql(field.formula, fields) : numberOf(formula.key, fields)
    }
    case 'share':
      return `(${numberOf(formula.key, fields)} / 100)`
    case 'number':
      return `${formula.value}::float8`
    case 'times':
    case 'plus':
    case 'minus': {
      const sign = { times: '*', plus: '+', minus: '-' }[formula.op]
      return `(${formula.of.map((x) => formulaSql(x, fields)).join(` ${sign} `)})`
    }
    case 'divide': {
      const [first = 'null', ...others] = formula.of.map((x) => formulaSql(x, fields))
      return `(${[first, ...others.map((x) => `nullif(${x}, 0)`)].join(' / ')})`
    }
  }
}

/** A field that the item leaves empty is the enterprise's own of that name; of those the item carries the size (due.ts). */
function dueColumn(key: string, fields: Readonly<Record<string, Field>>): string | null {
  if (key === 'enterprise.size') return 'enterprise_size'
  const own = key in fields ? quoted(snake(key)) : null
  if (key !== 'size') return own
  return own ? `coalesce(${own}, enterprise_size)` : 'enterprise_size'
}

function fitsSql(row: DueRow, fields: Readonly<Record<string, Field>>): string {
  const parts = Object.entries(row.when).flatMap(([key, allowed]) => {
    const column = dueColumn(key, fields)
    return column === null ? [] : [`(${column} is null or ${column} in (${allowed.map(literal).join(', ')}))`]
  })
  return parts.length === 0 ? 'true' : parts.join(' and ')
}

/** dueOf() of domain as an expression over the row: a generated column, so that the day moves with the facts. */
export function dueSql(rule: DueRule, fields: Readonly<Record<string, Field>>): string {
  switch (rule.kind) {
    case 'by':
      return `date ${literal(rule.day)}`
    case 'continuing':
      return 'null::date'
    case 'field': {
      const own = quoted(snake(rule.field))
      return rule.latest === null ? own : `least(${own}, date ${literal(rule.latest)})`
    }
    case 'table':
      return agreedSql(rule.rows, fields, (r) => r.day)
  }
}

/** The day of the rows that fit, where they agree: else what is still unknown would decide. */
function agreedSql(
  rows: readonly DueRow[],
  fields: Readonly<Record<string, Field>>,
  dayOf: (row: DueRow) => Day | null,
): string {
  const days = [...new Set(rows.map(dayOf))]
  const fitting = rows.map((r) => `case when ${fitsSql(r, fields)} then ${days.indexOf(dayOf(r))} end`)
  const one = `case when least(${fitting.join(', ')}) = greatest(${fitting.join(', ')}) then least(${fitting.join(', ')}) end`
  const each = days.flatMap((d, i) => (d === null ? [] : [`when ${i} then date ${literal(d)}`]))
  return `case ${one} ${each.join(' ')} end`
}

/** startOf() of domain: the last day to begin, while nobody has begun. */
export function startSql(rule: DueRule, fields: Readonly<Record<string, Field>>): string {
  if (rule.kind !== 'table' || !hasStarts(rule)) return 'null::date'
  const begun = rule.started === null ? '' : ` and ${quoted(snake(rule.started))} is null`
  return `case when stage in (${NOT_BEGUN.map(literal).join(', ')})${begun} then ${agreedSql(rule.rows, fields, (r) => r.startBy)} end`
}

/** What is not known breaks no rule: a comparison with null is null, and a CHECK lets that pass. */
export function checkSql(check: Check): string {
  const sign = { below: '<', notAbove: '<=', notBefore: '>=' }[check.kind]
  const column = quoted(snake(check.field))
  const own = check.less === undefined ? column : `${column} - ${quoted(snake(check.less))}`
  return check.others.map((o) => `${own} ${sign} ${quoted(snake(o))}`).join(' and ')
}

/** isUnmet() of domain, of what stands in the ledger: a draft may lack it, and what was removed stood there by mistake. */
export function demandSql({ fields, unless, document }: Demand): string {
  const known = fields.map((k) => `${quoted(snake(k))} is not null`)
  const none = `(coalesce(${quoted(snake(unless))}, false) and ${quoted(snake(document))} is not null)`
  const both = `coalesce(${quoted(snake(unless))}, false) and (${known.join(' or ')})`
  return `(stage in ('draft', 'removed') or ${[...known, none].join(' or ')}) and not (${both})`
}
