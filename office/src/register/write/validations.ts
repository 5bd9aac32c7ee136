import type { DataValidation } from 'exceljs'
import type { Field } from '@gongjian/domain/register/field.ts'
import { columnLetter } from '../raw/raw.ts'
import type { Workbook } from '../../table/xlsx-stream.ts'
import type { LaidColumn } from './layout.ts'

export const LISTS_SHEET = '选项'

/** What the drop-downs offer beside the register's own choices. */
export interface TemplateLists {
  readonly units: readonly string[]
  readonly townships: readonly { readonly unit: string; readonly name: string }[]
}

interface Listed {
  readonly name: string
  readonly values: readonly string[]
}

/** Excel keeps a list in a formula of 255 letters; longer ones stand on a hidden sheet. */
function listsOf(lists: TemplateLists): Listed[] {
  const sorted = [...lists.townships].sort((a, b) => lists.units.indexOf(a.unit) - lists.units.indexOf(b.unit))
  return [
    { name: '责任单位', values: lists.units },
    { name: '乡镇所属', values: sorted.map((t) => t.unit) },
    { name: '乡镇街道', values: sorted.map((t) => t.name) },
  ]
}

export function writeLists(book: Workbook, lists: TemplateLists): void {
  const sheet = book.addWorksheet(LISTS_SHEET, { state: 'hidden' })
  const columns = listsOf(lists)
  sheet.addRow(columns.map((c) => c.name)).commit()
  const longest = Math.max(...columns.map((c) => c.values.length))
  for (let i = 0; i < longest; i += 1) sheet.addRow(columns.map((c) => c.values[i] ?? null)).commit()
  sheet.commit()
}

function between(type: 'whole' | 'decimal', field: Field, min: number, max: number, unit: string): DataValidation {
  const says = `${field.label}为 ${min} 至 ${max} ${unit}之间的${type === 'whole' ? '整数' : '数字'}，只写数字，不写单位`
  return { type, operator: 'between', formulae: [min, max], error: says, ...REFUSES }
}

const REFUSES = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: '填写有误' } as const
const ASKS = { ...REFUSES, errorStyle: 'warning' } as const

/** What a column's cells accept; null: anything. `columns`: the sheet's, for a list that depends on another cell. */
export function validationOf(
  { key, field }: LaidColumn,
  lists: TemplateLists,
  firstRow: number,
  columns: readonly LaidColumn[],
): DataValidation | null {
  if (key === 'unit') return lists.units.length === 0 ? null : listed(rangeOf('A', lists.units.length), field)
  if (key === 'township') return townshipsOf(lists, firstRow, columns, field)
  return byKind(field)
}

function rangeOf(letter: string, count: number): string {
  return `'${LISTS_SHEET}'!$${letter}$2:$${letter}$${count + 1}`
}

function listed(range: string, field: Field): DataValidation {
  return { type: 'list', formulae: [range], error: `${field.label}请从下拉列表中选择`, ...REFUSES }
}

/** The townships of the county chosen in the same row; a name outside the list is asked about, since names change. */
function townshipsOf(
  lists: TemplateLists,
  firstRow: number,
  columns: readonly LaidColumn[],
  field: Field,
): DataValidation | null {
  const count = lists.townships.length
  const unitAt = columns.findIndex((c) => c.key === 'unit')
  if (count === 0 || unitAt < 0) return null
  const unit = `$${columnLetter(unitAt)}${firstRow}`
  const owners = rangeOf('B', count)
  const formula = `OFFSET('${LISTS_SHEET}'!$C$1,MATCH(${unit},${owners},0),0,COUNTIF(${owners},${unit}),1)`
  return { type: 'list', formulae: [formula], error: `${field.label}不在所选责任单位的列表中`, ...ASKS }
}

function byKind(field: Field): DataValidation | null {
  switch (field.kind) {
    case 'choice':
      return options(field.options, field)
    case 'yesNo':
      return options(['是', '否'], field)
    case 'choices':
      return explained(`可填多项，用顿号隔开：${field.options.join('、')}`)
    case 'quantity':
      return between('decimal', field, field.min, field.max, field.unit)
    case 'count':
      return between('whole', field, field.min, field.max, field.unit)
    case 'year':
      return between('whole', field, field.min, field.max, '')
    case 'money':
      return between('decimal', field, 0, 1e9, '万元')
    case 'day':
      return {
        type: 'date',
        operator: 'between',
        formulae: [new Date('1950-01-01T00:00:00Z'), new Date('2100-12-31T00:00:00Z')],
        error: `${field.label}应为日期，如 2019-09-25`,
        ...REFUSES,
      }
    case 'text':
      return field.longest > 255 ? null : textUpTo(field.longest, field)
    case 'note':
    case 'industry':
    case 'item':
    case 'computed':
      return null
  }
}

function textUpTo(longest: number, field: Field): DataValidation {
  const error = `${field.label}不超过 ${longest} 字`
  return { type: 'textLength', operator: 'lessThanOrEqual', formulae: [longest], error, ...REFUSES }
}

/** A list longer than Excel takes in a formula is explained instead; no choice of the plan is that long today. */
function options(values: readonly string[], field: Field): DataValidation {
  const formula = `"${values.join(',')}"`
  const isListable = formula.length <= 255 && values.every((v) => !/[,"]/.test(v))
  return isListable
    ? { type: 'list', formulae: [formula], error: `${field.label}请从下拉列表中选择`, ...REFUSES }
    : explained(`${field.label}填写：${values.join('、')}`)
}

/** A cell that takes any text and says, when it is chosen, what is meant. */
function explained(text: string): DataValidation {
  return { type: 'custom', formulae: ['TRUE'], showInputMessage: true, prompt: text.slice(0, 250), allowBlank: true }
}
