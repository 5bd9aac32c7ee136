import { inputColumnsOf, isNeeded } from '@gongjian/domain/register/columns.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { isBroken } from '@gongjian/domain/register/check.ts'
import { contradictionText, isContradicted, unmetIn } from '@gongjian/domain/register/demand.ts'
import { dueOf, lateTerms, lateWords } from '@gongjian/domain/register/due.ts'
import { followed } from '@gongjian/domain/register/follow.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { ItemValues, Value } from '@gongjian/domain/register/value.ts'
import { wordTokens } from '../../search/word-tokens.ts'
import { COLUMN_KINDS, snake } from '../table/column-kinds.ts'
import { hasOwnTitle, valuesOf, type ItemRaw } from './item-raw.ts'
import { naturalKeys, type NaturalKeys } from './natural-key.ts'
import type { ReadInput } from './read-input.ts'
import { labelIn, notice, problem, type RowProblem } from './row-problem.ts'
import type { TakenEnterprise } from './take-enterprises.ts'

/** A row as the table takes it, by column. */
export type Columns = Readonly<Record<string, unknown>>

export interface Composed {
  readonly columns: Columns
  readonly values: ItemValues
  readonly problems: readonly RowProblem[]
}

/** Columns of what every register's rows may say. */
export const PLAIN = ['person', 'planned', 'done', 'own_due', 'source', 'remark', 'facility', 'lon', 'lat']

/** What of the input lies in a column of the same meaning. */
function plainColumns(input: ItemInput, before: ItemRaw | null): Record<string, unknown> {
  const pick = (given: unknown, column: string): unknown => (given === undefined ? (before?.[column] ?? null) : given)
  const { point } = input
  return {
    person: pick(input.person, 'person'),
    planned: pick(input.planned, 'planned'),
    done: pick(input.done, 'done'),
    own_due: pick(input.ownDue, 'own_due'),
    source: pick(input.source, 'source'),
    remark: pick(input.remark, 'remark'),
    facility: pick(input.facility === undefined ? undefined : input.facility?.trim() || null, 'facility'),
    lon: point === undefined ? (before?.lon ?? null) : (point?.longitude ?? null),
    lat: point === undefined ? (before?.lat ?? null) : (point?.latitude ?? null),
  }
}

function enterpriseColumns(
  input: ItemInput,
  before: ItemRaw | null,
  taken: TakenEnterprise | undefined,
): Record<string, unknown> {
  const isNamed = input.enterpriseId !== undefined || input.enterprise !== undefined || input.creditCode !== undefined
  if (!isNamed && before)
    return {
      enterprise_id: before.enterprise_id,
      enterprise: before.enterprise,
      credit_code: before.credit_code,
      enterprise_size: before.enterprise_size,
    }
  return {
    enterprise_id: taken?.id ?? null,
    enterprise: taken?.name ?? null,
    credit_code: taken?.credit_code ?? null,
    enterprise_size: taken?.size ?? null,
  }
}

/** A debit's amount follows from what its project emits and its ratio (4.4); a person who wrote another one is told. */
function withOffset(register: Register, values: ItemValues): ItemValues {
  const d = register.doubleEntry
  if (!d || values[d.side] !== d.debit || values[d.amount] !== null) return values
  const emission = values[d.emission]
  const ratio = parseFloat(String(values[d.ratio] ?? '').replace('：', ':'))
  return typeof emission === 'number' && Number.isFinite(ratio)
    ? { ...values, [d.amount]: Number((emission * ratio).toFixed(6)) }
    : values
}

/** What the definition has other fields decide (Register.follows): the ledger never says otherwise. */
function withFollowed(register: Register, values: ItemValues): ItemValues {
  const found = followed(register, values)
  if (found.size === 0) return values
  return { ...values, ...Object.fromEntries([...found].map(([key, row]) => [key, row.value])) }
}

/** Who typed another word is told which one stands, and why. */
function followNotices(register: Register, typed: ItemValues, values: ItemValues): RowProblem[] {
  return [...followed(register, values)].flatMap(([key, { value, when, clause }]) => {
    const given = typed[key]
    if (given === undefined || given === null || given === value) return []
    const why = Object.keys(when).map((k) => `${labelIn(register, k)}“${String(values[k])}”`)
    const words = `按${why.join('、')}定为“${value}”，没有用所填的“${String(given)}”`
    return [notice(key, `${labelIn(register, key)}${words}（${clauseLabel(clause)}）`)]
  })
}

function dueProblem(register: Register, values: ItemValues, size: unknown, ownDue: unknown): RowProblem[] {
  if (typeof ownDue !== 'string') return []
  const { day } = dueOf(register.due, { ...values, 'enterprise.size': (size ?? null) as Value })
  if (day === null || ownDue <= day) return []
  return [problem('ownDue', lateWords(labelIn(register, 'ownDue'), ownDue, day, null))]
}

/** Two enterprises in one row: whichever were taken, the other one's item would stand in the wrong file, and nobody would be told. */
function twoEnterprises(
  input: ItemInput,
  read: ReadInput,
  before: ItemRaw | null,
  taken: TakenEnterprise | undefined,
): RowProblem[] {
  if (taken?.id == null) return []
  const code = read.creditCode ?? null
  const isNameKept = input.enterpriseId == null && input.enterprise === undefined && before?.enterprise_id != null
  const other = taken.other ?? (isNameKept && before.enterprise_id !== taken.id ? before.enterprise : null)
  if (other !== null)
    return [
      problem(
        code === null ? 'enterprise' : 'creditCode',
        `一条只能写一家企业，这里写了“${taken.name}”和“${other}”${code === null ? '' : `（代码 ${code} 是其中一家的）`}，请核对名称和代码；确是同一家的，请先在企业库合并`,
      ),
    ]
  if (taken.is_misnamed === true)
    return [
      problem(
        'enterprise',
        `所选企业（编号 ${input.enterpriseId}）是“${taken.name}”，这里写的名称是“${input.enterprise?.trim()}”，请核对，或只写其中一样`,
      ),
    ]
  return taken.is_unheld !== true
    ? []
    : [
        problem(
          'creditCode',
          `“${taken.name}”的统一社会信用代码是 ${taken.credit_code ?? ''}，不是 ${code ?? ''}，请核对；代码确需更正的，请在企业页修改`,
        ),
      ]
}

function nameNotice(input: ItemInput, taken: TakenEnterprise | undefined): RowProblem[] {
  const written = input.enterprise?.trim()
  if (!taken || !written || input.enterpriseId != null || taken.name === written) return []
  const why = input.creditCode?.trim() ? '该统一社会信用代码在企业库中的名称为' : `“${written}”在企业库中已并入`
  return [notice('enterprise', `${why}“${taken.name}”，已按企业库的名称登记`)]
}

interface KeptField {
  readonly key: string
  readonly column: string
  readonly toColumn: (value: Value) => unknown
  readonly isSearched: boolean
}

const keptFields = new WeakMap<Register, readonly KeptField[]>()

/** A register's fields as its rows keep them; told once, since an import asks for them 100,000 times. */
function fieldsOf(register: Register): readonly KeptField[] {
  const known = keptFields.get(register)
  if (known) return known
  const made = Object.entries(register.fields)
    .filter(([, x]) => x.kind !== 'computed')
    .map(([key, x]) => ({
      key,
      column: snake(key),
      toColumn: (value: Value) => COLUMN_KINDS[x.kind].toColumn(value),
      isSearched: ['text', 'note', 'choice'].includes(x.kind),
    }))
  keptFields.set(register, made)
  return made
}

/** Words of the item's own; its enterprise's are kept once, in the hub. */
function tokensOf(register: Register, columns: Columns, values: ItemValues): string {
  const text = (v: unknown): string | null => (typeof v === 'string' ? v : null)
  const own = fieldsOf(register).flatMap((x) => (x.isSearched ? [text(values[x.key])] : []))
  const names = [text(columns.facility), hasOwnTitle(register) ? text(columns.title) : null]
  return wordTokens(names, [text(columns.person), text(columns.remark), ...own])
}

function titleOf(input: ItemInput, before: ItemRaw | null): string {
  return input.title === undefined ? (before?.title ?? '') : (input.title?.trim() ?? '')
}

/** What of a row does not hang on its enterprise: most of it, and all that is dear. */
export interface OwnPart {
  readonly values: ItemValues
  readonly columns: Columns
  readonly problems: readonly RowProblem[]
  readonly keys: NaturalKeys
}

const blanks = new WeakMap<Register, ItemValues>()

function blankOf(register: Register): ItemValues {
  const known = blanks.get(register)
  if (known) return known
  const made = Object.fromEntries(Object.keys(register.fields).map((k) => [k, null]))
  blanks.set(register, made)
  return made
}

/** Of a new row what is empty is left out: it is most of it. */
export function ownPart(register: Register, input: ItemInput, read: ReadInput, before: ItemRaw | null): OwnPart {
  const stored = before ? valuesOf(register, before) : {}
  const values = withFollowed(register, withOffset(register, { ...blankOf(register), ...stored, ...read.values }))
  const columns: Record<string, unknown> = {}
  const keep = (column: string, value: unknown): void => {
    if (before !== null || value !== null) columns[column] = value
  }
  for (const [column, value] of Object.entries(plainColumns(input, before))) keep(column, value)
  columns.facility ??= null
  if (hasOwnTitle(register)) columns.title = titleOf(input, before)
  for (const { key, column, toColumn } of fieldsOf(register)) keep(column, toColumn(values[key] ?? null))
  columns.tokens = tokensOf(register, columns, values)
  const common: Columns = { ...columns, title: titleOf(input, before), township: read.township }
  const valueOf = (key: string): Value => (values[key] ?? common[snake(key)] ?? null) as Value
  return {
    values,
    columns,
    problems: [
      ...register.checks.filter((c) => isBroken(c, values)).map((c) => problem(c.field, c.message)),
      ...register.demands
        .filter((d) => isContradicted(d, values))
        .map((d) => problem(d.unless, contradictionText(register, d))),
      ...lateTerms(register.due, register.fields, read.values, stored).map((x) => problem(x.key, x.words)),
      ...followNotices(register, read.values, values),
    ],
    keys: naturalKeys(register, valueOf),
  }
}

/** Lays what was written over what stands, and derives the rest. */
export function composeRow(
  register: Register,
  input: ItemInput,
  read: ReadInput,
  before: ItemRaw | null,
  taken: TakenEnterprise | undefined,
  own: OwnPart = ownPart(register, input, read, before),
): Composed {
  const { values } = own
  const enterprise = enterpriseColumns(input, before, taken)
  const columns: Record<string, unknown> = {
    unit_id: read.unitId,
    township: read.township,
    ...enterprise,
    ...own.columns,
  }
  columns.natural_key = enterprise.enterprise === null ? own.keys.without : own.keys.with
  const two = twoEnterprises(input, read, before, taken)
  const isLost = input.enterpriseId != null && !taken
  const isUnnamed = !isLost && read.creditCode != null && enterprise.enterprise === null
  return {
    columns,
    values,
    problems: [
      ...dueProblem(register, values, enterprise.enterprise_size, columns.own_due),
      ...own.problems,
      ...(isUnnamed
        ? [problem('enterprise', `企业库里没有代码 ${read.creditCode}，请同时填写${labelIn(register, 'enterprise')}`)]
        : []),
      ...(isLost ? [problem('enterprise', '没有找到所选企业，请重新选择')] : []),
      ...(two.length > 0 ? two : nameNotice(input, taken)),
    ],
  }
}

const needed = new WeakMap<Register, readonly string[]>()

/** Keys of the columns without which an item does not stand in the ledger. */
function neededOf(register: Register): readonly string[] {
  const known = needed.get(register)
  if (known) return known
  const made = [...inputColumnsOf(register), ...Object.keys(register.fields)].filter((k) => isNeeded(register, k))
  needed.set(register, made)
  return made
}

/** What an item still lacks to stand in the ledger, as labels, then what else is asked of it, as sentences. */
export function lacking(register: Register, columns: Columns, values: ItemValues): string[] {
  const isEmpty = (k: string): boolean => {
    const value = register.fields[k] === undefined ? columns[k] : values[k]
    return value === null || value === undefined || value === ''
  }
  const labels = neededOf(register)
    .filter(isEmpty)
    .map((k) => labelIn(register, k))
  return [...labels, ...unmetIn(register, values).map(([, sentence]) => sentence)]
}
