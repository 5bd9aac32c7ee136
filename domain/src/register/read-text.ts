import { convert, isUnit, manyOf, tidy } from '../quantity/units.ts'
import { writtenNumber, type WrittenNumber } from '../quantity/written-number.ts'
import { isDay, type Day } from '../calendar/calendar.ts'

/** `problem`: refused, and what to write instead. `notice`: taken, but worth a look. */
export type Read<T> = { readonly value: T; readonly notice?: string } | { readonly problem: string }

/** Half- and full-width forms, and blanks anywhere, make no difference to what is meant. */
export function bareText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/** Φ3.2m: drawings put the sign of a diameter before it. */
export function withoutSign(text: string): string {
  return text.replace(/^[ΦφØø⌀]/, '')
}

/** '' and what ledgers write for nothing: dashes, 无数据, 不详. Nothing is not zero and not 否. */
export function saysNothing(text: string): boolean {
  const trimmed = text.trim()
  return trimmed === '' || /^[-—–/／]+$/.test(trimmed) || trimmed === '无数据' || trimmed === '不详'
}

/** 同上, 〃, -″-: what a ledger writes for what stands above. Taken for a word, it would become an enterprise of that name. */
const DITTO = /^[-—–(]*(?:同上(?:一?[行栏格])?|同前|上同|〃+|々|"{1,2}|“|”|“”|″|′′|''|‘‘|’’|‘’|〝|〞)[-—–)]*$/
const LONGEST_DITTO = 9

export function isDitto(text: string): boolean {
  return text.length <= LONGEST_DITTO && DITTO.test(bareText(text))
}

const BOUND = /^(?:≤|<=|≦|<|≥|>=|≧|>|不超过|不高于|不低于|约|大约|~)/

/** A number as it is written: Φ and a bound before it are no part of it. */
export function numberWritten(text: string): WrittenNumber & { readonly isBound: boolean } {
  const bare = withoutSign(text.normalize('NFKC').trim())
  const bound = BOUND.exec(bare)?.[0] ?? ''
  return { ...writtenNumber(bare.slice(bound.length), text), isBound: bound !== '' }
}

/** Of a column whose unit differs from item to item. */
export interface OtherUnits {
  readonly units: readonly string[]
  readonly unitColumn: string | null
}

/**
 * `1,200.5`, `１２`, `12 吨/年`, `1.2万吨`, `≤3`: as ledgers write numbers. A unit beside the number is converted to the
 * column's or refused; a bound is taken as the number with a notice, since the cell does not hold the measured value.
 */
export function numberFromText(text: string, unit: string, others: OtherUnits | null = null): Read<number> {
  const written = numberWritten(text)
  if ('problem' in written) return { problem: written.problem }
  const number = Number(written.digits)
  const read = unit === '' ? inOneOf(number, written.rest, others) : inUnit(number, written.rest, unit)
  if ('problem' in read) return read
  const { value } = read
  if (written.isBound) return { value, notice: `“${text}”按 ${value} 记录，请核对是否为实际数值` }
  if (written.byFours) return { value, notice: `“${text}”按四位一组记为 ${value}，请核对` }
  return 'unit' in read ? { value, notice: `“${text}”按 ${value} ${read.unit}记录，请核对` } : { value }
}

type Converted = { readonly value: number; readonly unit?: string } | { readonly problem: string }

function inUnit(value: number, suffix: string, unit: string): Converted {
  if (suffix === '' || suffix === unit) return { value }
  const many = manyOf(suffix)
  // 1.2亿 of 万元 may be 1.2亿元 or as many 万元.
  if (many !== null && manyOf(unit.charAt(0)) !== null)
    return { problem: `“${suffix}”后面没有写单位，请写全，如 1.2${suffix}${unit.slice(1)}` }
  if (many !== null) return { value: tidy(value * many) }
  if (!isUnit(suffix)) return { problem: `数字后的“${suffix}”不是可识别的单位，请只写数字（单位：${unit}）` }
  const converted = convert(value, suffix, unit)
  return converted === null ? { problem: `单位“${suffix}”不能换算成“${unit}”` } : { value: converted }
}

function inOneOf(value: number, suffix: string, others: OtherUnits | null): Converted {
  if (suffix === '') return { value }
  const { units, unitColumn } = others ?? { units: [], unitColumn: null }
  if (units.length === 0)
    return {
      problem: unitColumn === null ? `只写数字，不写“${suffix}”` : `只写数字，“${suffix}”写在“${unitColumn}”一栏`,
    }
  for (const unit of units) {
    const converted = convert(value, suffix, unit)
    if (converted !== null) return { value: converted, unit }
  }
  const either = units.join('或')
  if (manyOf(suffix) !== null) return { problem: `“${suffix}”后面没有写单位，请写全（${either}），或只写数字` }
  return { problem: `单位“${suffix}”不能换算成${either}，请改写，或只写数字` }
}

const YES = new Set(['是', '有', '对', '√', '✓', 'y', 'yes', 'true', '1', '已', '在', '符合', '齐全'])
const NO = new Set(['否', '无', '不', '×', 'x', '✗', 'n', 'no', 'false', '0', '未', '不在', '不符合', '不齐全'])

/** What a label asks: 是否达标, 达标情况 and 达标（排放） ask 达标. */
function askedBy(name: string): string[] {
  const flat = bareText(name).replace(/[“”"]/g, '')
  const forms = [flat, flat.replace(/\([^()]*\)/g, ''), flat.replace(/[()]/g, '')]
  return forms.map((x) => x.replace(/^(?:是否|有无|已)|情况$/g, '')).filter((x) => x.length > 1)
}

/** Doing that leaves out its object: 已安装, 未联网. */
const DOING = /^(?:安装|接通|联网|切断|执行|享受|开展|产生|发现)/

/** One of two things is not denied by denying the other, nor the end of a phrase by a word that stands alone. */
function denies(denied: string, asked: string): boolean {
  return denied === asked || (denied.length > 1 && !/[或、]/.test(asked) && asked.startsWith(denied))
}

/** A ledger's answer in the words of the question: 达标, 不达标, 未达标 of 达标排放; null: it says neither. */
function answerInWords(flat: string, names: readonly string[]): boolean | null {
  const asked = names.flatMap(askedBy)
  const denied = /^(?:没有|不|未|非)(.+)$/.exec(flat)?.[1]
  const lacked = /^无(.+)$/.exec(flat)?.[1]
  const said = flat.replace(/^[是已有](?=.{2})/, '')
  const isYes = asked.some((x) => x === flat || x === said || (flat === `已${said}` && DOING.exec(x)?.[0] === said))
  const isNo =
    asked.some((x) => (denied !== undefined && denies(denied, x)) || x === lacked) ||
    names.some((n) => /^[非无不未]/.test(n) && n.slice(1) === flat)
  return isYes === isNo ? null : isYes
}

/** `names`: the column's label and its other heads, whose own words answer it as well (达标, 未联网). */
export function yesNoFromText(text: string, label: string, names: readonly string[] = [label]): Read<boolean> {
  const flat = text.normalize('NFKC').trim().toLowerCase()
  if (YES.has(flat)) return { value: true }
  if (NO.has(flat)) return { value: false }
  const answer = answerInWords(bareText(text), names)
  if (answer !== null) return { value: answer }
  return { problem: `${label}应为“是”或“否”，不是“${text}”` }
}

/** Excel counts days from 1899-12-30, the day that makes 60 the 29 February 1900 that never was. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** An Excel serial of a plausible year, 1950 to 2100. */
export function dayFromSerial(serial: number): Day | null {
  if (serial < 18_264 || serial > 73_415) return null
  return new Date(EXCEL_EPOCH_MS + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
}

/** `2019-9-5`, `2019.9.5`, `2019/09/05`, `2019年9月5日`, `20190905`, an Excel serial. A month alone is no day. */
export function dayFromText(text: string, label: string): Read<Day> {
  const flat = text.normalize('NFKC').trim()
  const match =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(flat) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(flat)
  if (match) {
    const [, y = '', m = '', d = ''] = match
    const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
    return isDay(day) ? { value: day } : { problem: `${label}没有“${text}”这一天` }
  }
  if (/^\d{5}(\.\d+)?$/.test(flat)) {
    const day = dayFromSerial(Number(flat))
    if (day) return { value: day }
  }
  return { problem: `${label}应为日期，如 2019-09-25，不是“${text}”` }
}
