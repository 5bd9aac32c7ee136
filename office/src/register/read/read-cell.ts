import type { Field } from '@gongjian/domain/register/field.ts'
import { keptDecimals, valueFromCell, type Value } from '@gongjian/domain/register/value.ts'
import { plainNumber, type RawCell } from '../raw/raw.ts'
import { byTheYear } from './by-the-year.ts'

/** `text`: what the cell says in the register's own words, to be shown and to be mended. */
export interface CellRead {
  readonly text: string
  readonly value: Value
  readonly problem: string | null
  readonly notice: string | null
}

/** Excel keeps 15 digits of a number and writes zeros for the rest. */
const LONGEST_EXACT = 1e15

/** A cell read for the column that it stands in. `unit`: of the head, where it is not the register's. */
export function readCell(cell: RawCell, key: string, field: Field, unit: string | null): CellRead {
  if (cell.kind === 'error') return refuse(cell.text, `${field.label}的公式出错（${cell.text}），请改为实际值`)
  if (cell.kind === 'uncomputed')
    return refuse('', `${field.label}的公式没有保存结果，请用 Excel 打开保存一次，或改为实际值`)
  if (cell.kind === 'number' && isWords(field) && Math.abs(cell.number ?? 0) >= LONGEST_EXACT)
    return refuse(cell.text, `${field.label}按数字保存，末几位已经丢失。请把单元格设为文本格式，重新填写`)
  const [text, rounded] = adjusted(cell, key, field, unit)
  const read = valueFromCell(text, field)
  if ('problem' in read) return refuse(text, read.problem)
  return { text, value: read.value, problem: null, notice: read.notice ?? rounded }
}

function refuse(text: string, problem: string): CellRead {
  return { text, value: null, problem, notice: null }
}

function isWords(field: Field): boolean {
  return field.kind === 'text' || field.kind === 'note'
}

/** The cell's text with what its kind of column leaves out, and a notice where something was lost. */
function adjusted(cell: RawCell, key: string, field: Field, unit: string | null): [string, string | null] {
  const { text } = cell
  if (key === 'longitude' || key === 'latitude') return [degrees(text), null]
  if (field.kind === 'year' && cell.kind === 'day') return [text.slice(0, 4), null]
  if (field.kind === 'item') return [text, null]
  const yearly = unit === null ? null : byTheYear(unit, field)
  if (unit !== null && /[\d万亿]\s*$/.test(text.normalize('NFKC'))) return [`${text.trim()}${yearly ?? unit}`, null]
  if (yearly !== null) return [asOfTheHead(text, field), null]
  if (field.kind === 'quantity' && cell.kind === 'number') return roundedTo(cell, field)
  return [text, null]
}

/** 5吨 or 500千克 under a head by the ton that is read by the year: the year's amount, as the head is. */
function asOfTheHead(text: string, field: Field): string {
  const [, number = '', unit = ''] = /^([^]*\d)\s*(\D+)$/.exec(text.normalize('NFKC').trim()) ?? []
  const yearly = unit === '' ? null : byTheYear(unit, field)
  return yearly === null ? text : number + yearly
}

/** A computed cell holds more digits than anyone measured: 8/3 is 2.6666666666666665. */
function roundedTo(cell: RawCell, field: Extract<Field, { kind: 'quantity' }>): [string, string | null] {
  const [, fraction = ''] = cell.text.split('.')
  if (cell.number === null || fraction.length <= keptDecimals(field)) return [cell.text, null]
  const text = plainNumber(Number(cell.number.toFixed(field.decimals)))
  return [text, `${field.label}为 ${cell.text}，按 ${text} 记录（保留 ${field.decimals} 位小数）`]
}

const DMS = /^(\d{1,3})[°度](?:(\d{1,2}(?:\.\d+)?)['′’分])?(?:(\d{1,2}(?:\.\d+)?)(?:["”]|''|′′|秒))?$/

/** `E113°38′12″`, `113度38分`, `东经113.6366°` in degrees and their decimals. */
function degrees(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(?:东经|北纬|[EN])|(?:[EN])$/gi, '')
  const match = DMS.exec(plain)
  if (!match) return plain.replace(/[°度]$/, '')
  const [, d = '0', m = '0', s = '0'] = match
  return plainNumber(Number((Number(d) + Number(m) / 60 + Number(s) / 3600).toFixed(7)))
}
