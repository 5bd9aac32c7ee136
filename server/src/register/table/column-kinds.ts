import type { OfOtherRows } from '@gongjian/domain/register/columns.ts'
import type { FieldKind } from '@gongjian/domain/register/field.ts'
import type { Value } from '@gongjian/domain/register/value.ts'

/** What a kind of field is in the database. Quantities are float8: under a policy `numeric` comparison cannot use an index. */
interface ColumnKind {
  readonly type: string
  toColumn(value: Value): unknown
  fromColumn(raw: unknown): Value
}

/** 1 万元 = 1,000,000 分; kept whole, so that a sum of money is exact. */
export const FEN_PER_WAN = 1_000_000

function asIs(type: string): ColumnKind {
  return { type, toColumn: (v) => v, fromColumn: (raw) => (raw ?? null) as Value }
}

export const COLUMN_KINDS: Readonly<Record<FieldKind, ColumnKind>> = {
  text: asIs('text'),
  note: asIs('text'),
  choice: asIs('text'),
  choices: {
    type: 'text[]',
    // Nothing chosen is not known: an empty list would be a second way to say null.
    toColumn: (v) => (Array.isArray(v) && v.length === 0 ? null : v),
    fromColumn: (raw) => (raw ?? null) as Value,
  },
  quantity: asIs('float8'),
  count: asIs('int'),
  money: {
    type: 'bigint',
    toColumn: (v) => (typeof v === 'number' ? Math.round(v * FEN_PER_WAN) : null),
    fromColumn: (raw) => (typeof raw === 'number' ? raw / FEN_PER_WAN : null),
  },
  day: asIs('date'),
  year: asIs('int'),
  yesNo: asIs('boolean'),
  industry: asIs('text'),
  item: asIs('bigint'),
  computed: asIs('float8'),
}

/** Keys of definitions alone come here: there are a few hundred, and an import asks for them a million times. */
const snakes = new Map<string, string>()

/** hearthDiameter → hearth_diameter */
export function snake(key: string): string {
  const kept = snakes.get(key)
  if (kept !== undefined) return kept
  const made = key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
  snakes.set(key, made)
  return made
}

/** voc-offsets → reg_voc_offsets */
export function tableOf(register: string): string {
  return `reg_${register.replaceAll('-', '_')}`
}

export function seriesTableOf(register: string, series: string): string {
  return `${tableOf(register)}_${series.replaceAll('-', '_')}`
}

/** The function that says what is left of a credit, or what a debit lacks. */
export function besideFunctionOf(register: string, key: OfOtherRows | 'drawn'): string {
  return `${tableOf(register)}_${key}`
}

/** The view for analysts. */
export function viewOf(register: string): string {
  return `register_${register.replaceAll('-', '_')}`
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
