import { columnOf, isNeeded } from '@gongjian/domain/register/columns.ts'
import type { PassedRow, SheetMapping } from '@gongjian/domain/register/import.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { NAMING } from '@gongjian/domain/register/subject.ts'
import type { RawRow } from '../raw/raw.ts'

const COUNTER = '[家户个台套条座处项件人名吨元万亿%]{0,3}'
const NOUN = '(?:企业|单位|项目|窑炉|锅炉|设备)?'
/** （3家）, 3家, 2家企业, ：12.5, 数, 吨数, （万吨）: what a total counts, behind its word. （集团） is of a name. */
const COUNTED = `(?:[吨家户个台套]?数|数量|金额)?:?(?:\\((?:[^()]*\\d[^()]*|${COUNTER})\\))?:?(?:\\d[\\d.,]*${COUNTER}${NOUN})?`
const WORDS = '合计|小计|总计|共计'
/** 合计（含停产）3家; 总计（郑州）建材有限公司 goes on in words: it is an enterprise. */
const SAID = `(?:\\((?:[^()]|\\([^()]*\\))*(?:\\)|$))*(?:${COUNTED}|:.*)`
const TOTAL = new RegExp(
  `^(?:(?:本页|本表|本县|全市|全县|全区|本市)?(?:${WORDS}|累计|总数|汇总)${SAID}|其中(?:[:].*|${COUNTED})|(?:(?:sub|grand)[-_]?)?totals?${COUNTED}|sum${COUNTED})$`,
  'iu',
)
/** 电力小计, 米河镇合计（3家）. 郑州合计信息公司 goes on behind the word: it is an enterprise. */
const NAMED_TOTAL = new RegExp(`.(?:${WORDS})${COUNTED}$`, 'u')
/** The sum of all, where an enterprise would be named; beside one 全市 is where it is. */
const WHOLE = new RegExp(`^(?:全市|全县|全区|本市|本县)${COUNTED}$`, 'u')
const OPEN = '[(\\[{【〔〖「『《«<"\'“‘]'
const CLOSE = '[)\\]}】〕〗」』》»>"\'”’]'
const WRAPPED = new RegExp(`^${OPEN}((?:(?!${OPEN}|${CLOSE}).)*)${CLOSE}$`, 'u')
const WORD_WRAPPED = new RegExp(`${OPEN}(${WORDS})${CLOSE}`, 'u')
/** Under the last row, of the columns above. */
const RECKONED = new RegExp(
  '^(?:全[国省市县区]|本[省市县区]|各县|行业)?(?:平均|平均值|平均数|均值|占比|同比|环比|增幅|增速|比重|比上年(?:增减|同期))(?:\\([^()]*\\)|:.*)?$',
  'u',
)
/** 共2家, where an enterprise would be named. */
const IN_ALL = new RegExp(`^共有?\\d[\\d.,]*[家户个台套条座处项件人]${NOUN}$`, 'u')
const NUMBERING = /^[(]?(?:\d+|[一二三四五六七八九十]+)[)]?[、.]?$/
const BELOW_THE_TABLE =
  /^(?:填报人|填表人|审核人|制表人|制表|负责人签字|单位负责人|填报单位|填报日期|联系电话|备注|注|说明|填报说明|填表说明)\s*[:：]/
const FEW = 3

/** What a sheet's columns say of whether a row is an item at all. */
export interface RowReading {
  /** Words of the heading: a row of them alone is the heading again. */
  readonly heads: ReadonlySet<string>
  /** Columns that name a thing or the place that it belongs to: a total says there of what it is one. */
  readonly naming: readonly number[]
  /** Of them, those that name the thing itself, the owner first. */
  readonly things: readonly number[]
  /** Columns of a trade: where nothing is named, 合计 may stand there. */
  readonly trades: readonly number[]
  /** The number that the system gave. */
  readonly id: number | null
  readonly code: number | null
  /** Choices one of whose options is a total: 合计 of the consumption of coal is an item. */
  readonly totals: readonly { readonly index: number; readonly options: readonly string[] }[]
  /** Of a record, which may be called anything: all that it cannot stand without. */
  readonly needed: readonly number[] | null
}

const PLACES = ['unit', 'township']
const THINGS = ['enterprise', 'facility', 'title']
/** Columns one of which any row of data fills. */
export const NAMES: readonly string[] = [...PLACES, ...THINGS]

export function readingOf(register: Register, { heads }: SheetMapping): RowReading {
  const columns = heads.flatMap((h) =>
    h.key === null || h.by === 'derived' ? [] : [{ index: h.column - 1, key: h.key }],
  )
  const at = (key: string): number | null => columns.find((c) => c.key === key)?.index ?? null
  const things = THINGS.map(at).filter((i) => i !== null)
  const places = PLACES.map(at).filter((i) => i !== null)
  const trades = columns.filter(({ key }) => columnOf(register, key)?.label.includes('行业')).map((c) => c.index)
  const totals = columns.flatMap(({ index, key }) => {
    const field = columnOf(register, key)
    if (field?.kind !== 'choice') return []
    const options = field.options.filter((o) => TOTAL.test(o) || NAMED_TOTAL.test(o))
    return options.length > 0 ? [{ index, options }] : []
  })
  const asked = Object.keys(register.fields).filter((key) => isNeeded(register, key))
  const needed = [...NAMING[register.subject], ...asked].map(at)
  return {
    heads: new Set(heads.flatMap((h) => h.head.split('/')).map(plain)),
    naming: [...places, ...things],
    things,
    trades,
    id: at('id'),
    code: at('creditCode'),
    totals,
    needed: register.subject === 'record' && needed.every((i) => i !== null) ? needed : null,
  }
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

/** （合计）, 【小计】, 電力（合計）: a total by its word alone. */
function unadorned(text: string): string {
  const simple = text
    .replaceAll('計', '计')
    .replaceAll('總', '总')
    .replace(/[匯彙]/g, '汇')
  return simple
    .replace(/^[-—–_*#·~=→←↓↑⇒►▶◆●★☆]+|[-—–_*#·~=→←↓↑⇒►▶◆●★☆]+$/g, '')
    .replace(WRAPPED, '$1')
    .replace(WORD_WRAPPED, '$1')
}

/** What a row under the heading is, when it is no item. */
export function noItem(row: RawRow, reading: RowReading, isFirst: boolean): PassedRow['kind'] | 'blank' | null {
  const texts = row.cells.flatMap((c) => (c ? [plain(c.text)] : []))
  if (texts.length === 0) return 'blank'
  if (isTotal(row, texts, reading)) return 'totals'
  if (BELOW_THE_TABLE.test(texts[0] ?? '')) return 'notes'
  if (texts.length > 1 && texts.every((t) => reading.heads.has(t))) return 'notes'
  if (isFirst && isNumbering(texts)) return 'notes'
  return null
}

/** Only the first few cells and those that name are asked: an enterprise may make anything further to the right. */
function isTotal(row: RawRow, texts: readonly string[], reading: RowReading): boolean {
  const at = (index: number | null): string => (index === null ? '' : plain(row.cells[index]?.text ?? ''))
  // What has a number or a code of its own is an item, whatever it is called.
  if (/^\d+$/.test(at(reading.id)) || /^[0-9A-Z]{18}$/i.test(at(reading.code))) return false
  if (reading.totals.some(({ index, options }) => options.includes(at(index)))) return false
  if (reading.needed?.every((index) => at(index) !== '')) return false
  const first = unadorned(texts.find((t) => !NUMBERING.test(t)) ?? '')
  const named = reading.things.map(at).find((t) => t !== '')
  const thing = unadorned(named ?? first)
  const trades = named === undefined ? reading.trades.map(at).map(unadorned) : []
  return (
    texts.slice(0, FEW).some((t) => TOTAL.test(unadorned(t))) ||
    [first, thing, ...trades].some((t) => RECKONED.test(t) || IN_ALL.test(t)) ||
    [thing, ...trades].some((t) => WHOLE.test(t)) ||
    [first, ...reading.naming.map(at).map(unadorned), ...trades].some((t) => NAMED_TOTAL.test(t) || TOTAL.test(t))
  )
}

/** 1 2 3 … or 甲 乙 1 2 … right under the heading. */
function isNumbering(texts: readonly string[]): boolean {
  const numbers = texts.filter((t) => !/^[甲乙丙丁戊己栏次]+$/.test(t)).map((t) => Number(t.replace(/[()（）]/g, '')))
  return (
    numbers.length > 2 && numbers.every((n, i) => Number.isInteger(n) && (i === 0 || n === (numbers[i - 1] ?? 0) + 1))
  )
}
