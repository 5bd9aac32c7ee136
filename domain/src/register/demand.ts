import { clauseLabel } from '../plan/clause-label.ts'
import { columnOf } from './columns.ts'
import type { Demand, Register } from './register.ts'

type Values = Readonly<Record<string, unknown>>

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

/** Whether the row says neither one of the fields nor, by its document, that there is none. The database says the same (server, derived-sql.ts). */
export function isUnmet(demand: Demand, values: Values): boolean {
  if (demand.fields.some((k) => !isEmpty(values[k]))) return false
  return values[demand.unless] !== true || isEmpty(values[demand.document])
}

/** Whether the row says that there is none, and names one all the same. The database says the same. */
export function isContradicted(demand: Demand, values: Values): boolean {
  return values[demand.unless] === true && demand.fields.some((k) => !isEmpty(values[k]))
}

/** “国家、省均无标准”填了“是”，就不能再填“河南省限值”“国家限值”，请核对后只留一个说法 */
export function contradictionText(register: Register, { fields, unless }: Demand): string {
  const said = (key: string): string => `“${columnOf(register, key)?.label ?? key}”`
  return `${said(unless)}填了“是”，就不能再填${fields.map(said).join('')}，请核对后只留一个说法`
}

/** “河南省限值”“国家限值”至少填一项；都没有的，“国家、省均无标准”填“是”，并填“均无标准的依据” */
export function demandText(register: Register, { fields, unless, document }: Demand): string {
  const said = (key: string): string => `“${columnOf(register, key)?.label ?? key}”`
  return `${fields.map(said).join('')}至少填一项；都没有的，${said(unless)}填“是”，并填${said(document)}`
}

/** What the row lacks to stand in the ledger, a sentence each with its clause, by the field at which it is told. */
export function unmetIn(register: Register, values: Values): [field: string, sentence: string][] {
  return register.demands
    .filter((d) => isUnmet(d, values))
    .map((d) => [d.fields[0] ?? d.unless, `${demandText(register, d)}（${clauseLabel(d.clause)}）`])
}
