import { isStorable } from '../operation/storable.ts'
import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import type { Field, FieldKind } from './field.ts'
import { dayFromText, numberFromText, numberWritten, saysNothing, yesNoFromText, type Read } from './read-text.ts'

/** null: not known. An empty cell is not zero, and not 否. */
export type Value = string | number | boolean | readonly string[] | null
export type ItemValues = Readonly<Record<string, Value>>

type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>

/** What a kind of field is in the domain. Every other room has a table of the same keys (office: cell, server: column, web: input). */
interface KindFacts<K extends FieldKind> {
  readonly title: string
  schema(field: FieldOf<K>): z.ZodType<Value>
  /** As a ledger shows it, without its unit; '' when not known. */
  toText(value: Value, field: FieldOf<K>): string
  /** What a person or a county's workbook wrote. `notice`: taken, but worth a look. */
  fromText(text: string, field: FieldOf<K>): Read<Value>
}

function decimalsOf(value: number): number {
  const [, fraction = ''] = String(value).split('.')
  return fraction.length
}

/** A field's schema is made once: an import of 100,000 rows asks for it a million times. */
const schemas = new WeakMap<Field, z.ZodType<Value>>()

/** An amount that was written in a smaller unit (mm of a column in m, kg in t) has digits more than the column is written with. */
const FINER_DIGITS = 4

/** Whether a number stands as it was written, in the column's own unit. */
function isAsWritten(text: string, value: Value): boolean {
  const written = numberWritten(text)
  return 'digits' in written && Number(written.digits) === value
}

/** How many decimals a number of the column may have, and still be one that was written in a smaller unit. */
export function keptDecimals({ decimals }: Pick<FieldOf<'quantity'>, 'decimals'>): number {
  return decimals + FINER_DIGITS
}

/**
 * What is typed in the column's own unit is held to its decimals; what is converted is exact, not cut: 3000.4 mm are more than 3 m,
 * and a limit of the plan may lie between.
 */
function quantityFrom(text: string, field: FieldOf<'quantity'>): Read<Value> {
  const read = numberIn(text, field, field.unit)
  if ('problem' in read || !isAsWritten(text, read.value)) return read
  return decimalsOf(Number(read.value)) <= field.decimals ? read : { problem: tooFine(field.label, field.decimals) }
}

function tooFine(label: string, decimals: number): string {
  return decimals === 0 ? `${label}应为整数` : `${label}最多 ${decimals} 位小数`
}

function numeric(label: string, unit: string, min: number, max: number, decimals: number): z.ZodType<Value> {
  return z
    .number(`${label}应为数字`)
    .min(min, `${label}不小于 ${min} ${unit}`)
    .max(max, `${label}不大于 ${max} ${unit}`)
    .refine((n) => decimalsOf(n) <= decimals, tooFine(label, decimals))
}

function plain(value: Value): string {
  if (value === null) return ''
  return Array.isArray(value) ? value.join('、') : String(value)
}

function words(text: string, longest: number, label: string): Read<Value> {
  if (!isStorable(text)) return { problem: `${label}里有不可见的控制字符，请删去（多半是从别处粘贴带来的）` }
  return text.length > longest ? { problem: `${label}超过 ${longest} 字（现 ${text.length} 字）` } : { value: text }
}

function flatOption(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s()（）“”"]/g, '')
    .toLowerCase()
}

/** 烘干炉（窑）: 烘干炉, and 烘干窑, whose bracket stands for the end of the word before it. */
function bracketForms(option: string): string[] {
  const found = /^(.+)\(([^()]+)\)(.*)$/.exec(option.normalize('NFKC'))
  if (!found) return []
  const [, stem = '', inside = '', rest = ''] = found
  const isInPlace = inside.length < stem.length && !inside.includes('、')
  return [stem + rest, ...(isInPlace ? [stem.slice(0, -inside.length) + inside + rest] : [])].map(flatOption)
}

function onlyOf(options: readonly string[]): string | undefined {
  return options.length === 1 ? options[0] : undefined
}

function optionFrom(text: string, options: readonly string[], label: string): Read<string> {
  const flat = flatOption(text)
  // 大型, 大型企业 for 大: ledgers write the whole word.
  const bare = flat.replace(/型?(?:企业)?$/, '')
  const found =
    options.find((o) => o === text) ??
    options.find((o) => flatOption(o) === flat) ??
    options.find((o) => flatOption(o) === bare) ??
    onlyOf(options.filter((o) => bracketForms(o).includes(flat)))
  return found === undefined ? { problem: `${label}应为：${options.join('、')}` } : { value: found }
}

function numberIn(text: string, field: Field, unit: string): Read<Value> {
  const read = numberFromText(text, unit, field.kind === 'quantity' ? field : null)
  if ('problem' in read) return { problem: `${field.label}${read.problem}` }
  const parsed = bareSchemaOf(field).safeParse(read.value)
  return parsed.success ? read : { problem: parsed.error.issues[0]?.message ?? `${field.label}应为数字` }
}

const MONEY = { unit: '万元', min: 0, max: 1e9, decimals: 6 }

export const KINDS: { readonly [K in FieldKind]: KindFacts<K> } = {
  text: {
    title: '文字',
    schema: (x) => z.string().max(x.longest, `${x.label}不超过 ${x.longest} 字`),
    toText: plain,
    fromText: (t, x) => words(t.replace(/\s+/g, ' '), x.longest, x.label),
  },
  note: {
    title: '长文字',
    schema: (x) => z.string().max(x.longest, `${x.label}不超过 ${x.longest} 字`),
    toText: plain,
    fromText: (t, x) => words(t, x.longest, x.label),
  },
  choice: {
    title: '单选',
    schema: (x) => z.enum([...x.options], `${x.label}应为：${x.options.join('、')}`),
    toText: plain,
    fromText: (t, x) => optionFrom(t, x.options, x.label),
  },
  choices: {
    title: '多选',
    schema: (x) => z.array(z.enum([...x.options], `${x.label}应为：${x.options.join('、')}`)),
    toText: plain,
    fromText: (t, x) => {
      const reads = t
        .split(/[、，,;；/\s]+/)
        .filter((p) => p !== '')
        .map((p) => optionFrom(p, x.options, x.label))
      const problem = reads.find((r) => 'problem' in r)
      return problem ?? { value: reads.flatMap((r) => ('value' in r ? [r.value] : [])) }
    },
  },
  quantity: {
    title: '数量',
    schema: (x) => numeric(x.label, x.unit, x.min, x.max, keptDecimals(x)),
    toText: plain,
    fromText: quantityFrom,
  },
  count: {
    title: '个数',
    schema: (x) => numeric(x.label, x.unit, x.min, x.max, 0),
    toText: plain,
    fromText: (t, x) => numberIn(t, x, x.unit),
  },
  money: {
    title: '金额',
    schema: (x) => numeric(x.label, MONEY.unit, MONEY.min, MONEY.max, MONEY.decimals),
    toText: plain,
    fromText: (t, x) => numberIn(t, x, MONEY.unit),
  },
  day: {
    title: '日期',
    schema: () => Day,
    toText: plain,
    fromText: (t, x) => dayFromText(t, x.label),
  },
  year: {
    title: '年份',
    schema: (x) => numeric(x.label, '年', x.min, x.max, 0),
    toText: plain,
    fromText: (t, x) => numberIn(t.replace(/年度?$/, ''), x, '年'),
  },
  yesNo: {
    title: '是否',
    schema: (x) => z.boolean(`${x.label}应为是或否`),
    toText: (v) => (v === null ? '' : v === true ? '是' : '否'),
    fromText: (t, x) => yesNoFromText(t, x.label, [x.label, ...x.aliases]),
  },
  industry: {
    title: '行业',
    schema: (x) => z.string().regex(/^\d{2,4}$/, `${x.label}为 GB/T 4754 的 2 至 4 位代码`),
    toText: plain,
    fromText: (t, x) => {
      const code = /\d{2,4}/.exec(t)?.[0]
      return code ? { value: code } : { problem: `${x.label}应为 GB/T 4754 的 2 至 4 位代码，如 3391` }
    },
  },
  item: {
    title: '台账项',
    schema: (x) => z.number(`${x.label}应为条目编号`).int().positive(),
    toText: plain,
    // An export says the title behind the number; without the # a number with words behind it is no number of an item.
    fromText: (t, x) => numberIn(t.replace(/^[#＃](\d+)(?:\s[^]*)?$/, '$1'), x, ''),
  },
  computed: {
    title: '自动计算',
    schema: (x) => z.never(`${x.label}由系统计算，不能填写`),
    toText: plain,
    fromText: (_t, x) => ({ problem: `${x.label}由系统计算，不能填写` }),
  },
}

/** The kinds' table, with each kind's own field type folded away: the one place that does. */
function factsOf(field: Field): KindFacts<FieldKind> {
  return KINDS[field.kind] as unknown as KindFacts<FieldKind>
}

function bareSchemaOf(field: Field): z.ZodType<Value> {
  const kept = schemas.get(field)
  if (kept) return kept
  const made = factsOf(field).schema(field)
  schemas.set(field, made)
  return made
}

const nullables = new WeakMap<Field, z.ZodType<Value>>()

export function schemaOf(field: Field): z.ZodType<Value> {
  const kept = nullables.get(field)
  if (kept) return kept
  const made = bareSchemaOf(field).nullable()
  nullables.set(field, made)
  return made
}
export function textOf(value: Value, field: Field): string {
  return factsOf(field).toText(value, field)
}
export function valueFrom(text: string, field: Field): Read<Value> {
  if (saysNothing(text)) return { value: null }
  return factsOf(field).fromText(text.trim(), field)
}

/** The same of a ledger's cell: it may hold what a smaller unit once said, as an export of it does. */
export function valueFromCell(text: string, field: Field): Read<Value> {
  if (saysNothing(text) || field.kind !== 'quantity') return valueFrom(text, field)
  return numberIn(text.trim(), field, field.unit)
}

/** What is typed as text, as a workbook would give it back: so an export that is imported again changes nothing. */
export function settledText(text: string, field: Field): string | null {
  if (field.kind !== 'text' && field.kind !== 'note') return text
  const read = valueFrom(text.replace(/\r\n?/g, '\n'), field)
  // Too long: left as it is, for the schema to refuse.
  return 'problem' in read ? text : (read.value as string | null)
}
