import type { Field } from '@gongjian/domain/register/field.ts'
import type { Check, Register, Series } from '@gongjian/domain/register/register.ts'
import { COLUMN_KINDS, quoted, seriesTableOf, snake, tableOf } from './column-kinds.ts'
import { COMMON_TYPES, titleSql } from './common-columns.ts'
import { cityIndexSql } from './city-rows-sql.ts'
import { checkSql, demandSql, dueSql, formulaSql, startSql } from './derived-sql.ts'

/** A table as its definition wants it: name → SQL after the name. */
export interface TableShape {
  readonly table: string
  readonly title: string
  readonly columns: Readonly<Record<string, string>>
  /** Expression of generated columns. */
  readonly generated: Readonly<Record<string, string>>
  readonly comments: Readonly<Record<string, string>>
  readonly checks: Readonly<Record<string, string>>
  readonly indexes: Readonly<Record<string, string>>
}

function columnsOf(fields: Readonly<Record<string, Field>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, x]) => x.kind !== 'computed')
      .map(([k, x]) => [snake(k), COLUMN_KINDS[x.kind].type]),
  )
}

function computedOf(fields: Readonly<Record<string, Field>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([k, x]) =>
      x.kind === 'computed' ? [[snake(k), formulaSql(x.formula, fields)]] : [],
    ),
  )
}

function commentsOf(fields: Readonly<Record<string, Field>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([k, x]) => [
      snake(k),
      'unit' in x && x.unit !== '' ? `${x.label}（${x.unit}）` : x.label,
    ]),
  )
}

export const KEY_INDEX = 'natural_key'

/** The enterprise counts by its number in the hub, the rest by what natural-key.ts makes of it. */
export function isKeyedByEnterprise(r: Register): boolean {
  return r.key.includes('enterprise') || r.key.includes('creditCode')
}

/** Each leads with the plan and holds the unit, so that a policy's rows are found by it. */
function indexesOf(r: Register): Record<string, string> {
  const marked = Object.entries(r.fields).filter(([, x]) => x.indexed && x.kind !== 'choices' && x.kind !== 'note')
  return {
    [KEY_INDEX]: `unique (plan_id, unit_id, ${isKeyedByEnterprise(r) ? 'enterprise_id, ' : ''}natural_key) nulls not distinct where natural_key is not null and relapse_of is null and stage <> 'removed'`,
    ...(r.ofCity ? { city: cityIndexSql(r.ofCity) } : {}),
    ...(r.life === 'record'
      ? { unit: '(plan_id, unit_id, id)' }
      : {
          unit_due: '(plan_id, unit_id, due, id)',
          due: '(plan_id, due, id)',
          // Counted without their rows, so it holds what the policy asks of each.
          stage: '(plan_id, stage, unit_id, due) include (task_id, township)',
        }),
    enterprise: '(plan_id, enterprise_id)',
    ...(r.subject === 'record' ? {} : { point: '(plan_id, lon, lat) where lon is not null' }),
    ...(r.recheck ? { relapse: '(plan_id, relapse_of) where relapse_of is not null' } : {}),
    // Half of a ledger's columns are empty in most of its rows.
    ...Object.fromEntries(
      marked.map(([k]) => [
        snake(k),
        `(plan_id, ${quoted(snake(k))}, unit_id, id) where ${quoted(snake(k))} is not null`,
      ]),
    ),
  }
}

function checksOf(checks: readonly Check[]): Record<string, string> {
  return Object.fromEntries(checks.map((c, i) => [`rule_${i + 1}`, checkSql(c)]))
}

export function shapeOf(r: Register): TableShape {
  const due = dueSql(r.due, r.fields)
  const title = titleSql(r.subject)
  return {
    table: tableOf(r.id),
    title: r.title,
    columns: {
      ...COMMON_TYPES,
      ...(title === null ? { title: `text not null default ''` } : {}),
      ...columnsOf(r.fields),
    },
    generated: {
      ...(title === null ? {} : { title }),
      due_rule: due,
      due: `least(${due}, own_due)`,
      start_by: startSql(r.due, r.fields),
      ...computedOf(r.fields),
    },
    comments: commentsOf(r.fields),
    checks: {
      // A county may set an earlier day, never a later one.
      own_due: 'own_due <= due_rule',
      ...checksOf(r.checks),
      ...Object.fromEntries(r.demands.map((d, i) => [`demand_${i + 1}`, demandSql(d)])),
    },
    indexes: indexesOf(r),
  }
}

const SERIES_TYPES: Readonly<Record<string, string>> = {
  id: 'bigint generated always as identity primary key',
  plan_id: 'int not null',
  item_id: 'bigint not null references item_index',
  unit_id: 'int references unit',
  township: 'text',
  task_id: 'int',
  period: 'text not null',
  trial: 'boolean not null default false',
  updated_by: 'text not null',
  updated_at: 'timestamptz not null',
}

export function seriesShapeOf(r: Register, s: Series): TableShape {
  return {
    table: seriesTableOf(r.id, s.id),
    title: `${r.title}·${s.title}`,
    columns: { ...SERIES_TYPES, ...columnsOf(s.fields) },
    generated: computedOf(s.fields),
    comments: commentsOf(s.fields),
    checks: checksOf(s.checks),
    indexes: {
      cell: 'unique (plan_id, item_id, period)',
      period: '(plan_id, period, unit_id)',
      unit: '(plan_id, unit_id, period)',
    },
  }
}

export function shapesOf(r: Register): TableShape[] {
  return [shapeOf(r), ...r.series.map((s) => seriesShapeOf(r, s))]
}
