import { chineseNumber } from '../numerals.ts'

/** A number with its unit in the view: 23%以上, 1000台, 20万吨/年以下, 2-3个. */
export interface Quantity {
  readonly start: number
  /** Behind the unit. */
  readonly unitEnd: number
  /** Behind 以上, 及以下, 左右… where one follows. */
  readonly end: number
  readonly value: number
  /** The upper end, for 2-3个 or 60至70. */
  readonly upTo: number | null
  readonly unitStart: number
  readonly unit: string
  readonly suffix: Suffix
  readonly sort: UnitSort
}

export type Suffix = '' | '以上' | '及以上' | '以下' | '及以下' | '以内' | '左右'
/** counted: 个, 家; measured: 吨, 米, 元; share: %; span: 年, 天. */
export type UnitSort = 'counted' | 'measured' | 'share' | 'span'

const COUNTED =
  '个百分点|个工作日|工作日|人次|台套|家次|户次|件次|车次|场次|篇次|例次|批次|班次|门类|门|家|个|项|台|套|辆|艘|架|座|处|条|件|种|类|款|批|次|期|场|宗|例|起|所|间|张|份|篇|部|株|棵|头|只|尾|羽|对|支|组|班|名|位|人|户|倍|栋|幢|眼|块|面|片|幅|段|孔|口|盏|根|站|村|册|幕|讲|节|课时|学时|列|柜|杆|桩|枪|穴|本(?![市省县区州级地])'
const BASE =
  '(?:千克|公斤|克)标准?煤|吨标准煤|吨标煤|蒸吨|总吨|载重吨|标准立方米|立方米|立方|平方公里|平方千米|平方米|平米|平方|公里|千米|毫米|厘米|微米|米|公顷|亩|千瓦时|千瓦|兆瓦时|兆瓦|吉瓦|瓦|千伏安|千伏|伏|焦|度|公升|升|毫升|公斤|斤|千克|毫克|微克|克|吨|标箱|标准箱|箱|TEU|P|PFlops|EFlops|美元|元|标准煤|摄氏度|℃|分贝'
const PER =
  '(?:(?:/|每)(?:标准立方米|立方米|平方米|平方公里|升|年|日|天|小时|月|亩|人|吨|千瓦时|万元|户|公里|台|辆|标方))'
const TIMES = '(?:万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百)'
const UNIT = new RegExp(
  `[余多]?(?:(?<share>%|‰)|(?<counted>${TIMES}?(?:${COUNTED})${PER}?)|(?<measured>${TIMES}?(?:${BASE})${PER}?)|(?<span>天|个月|小时|分钟|年|周|日)|(?<bare>万亿|亿|万)(?![\\u4e00-\\u9fa5a-zA-Z]))`,
  'y',
)
/** In words: 百分之四十二; 不少于二十家; 三个百分点. Small ones (三个转变) are words, not figures. */
const IN_WORDS =
  '百分之[一二三四五六七八九十百点零〇]{1,7}|(?<=(?:不少于|不低于|不超过|达到|超过|突破|新增|新建|建成|培育|完成|提高到|增加到))[一二三四五六七八九]?[十百][一二三四五六七八九十百零]{0,4}(?=[家个所座处户名人项公万亩])|[一二两三四五六七八九十]{1,3}(?=个百分点)'
const NUMBER = new RegExp(`\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|${IN_WORDS}`, 'g')
/** A remark may stand between: 12万个（含私人桩）以上. */
const SUFFIX =
  /(?:（(?!含）)[^（）\d]{1,12}）(?=及?以[上下内]|左右))?(?:及以上|及以下|（含）以上|（含）以下|以上|以下|以内|之内|左右|上下|内(?!部|街|河|设|地|容|外|陆|涵|设|置))/y
const NOT_BEFORE = /[\dA-Za-z.〇第#№-]$/
const DIGIT_LIMIT = 12

export function findQuantities(s: string): Quantity[] {
  const found: Quantity[] = []
  NUMBER.lastIndex = 0
  for (let match = NUMBER.exec(s); match; match = NUMBER.exec(s)) {
    const quantity = quantityAt(s, match.index, match[0])
    if (!quantity) continue
    found.push(quantity)
    NUMBER.lastIndex = quantity.end
  }
  return found
}

function quantityAt(s: string, start: number, digits: string): Quantity | null {
  if (digits.startsWith('百分之')) return shareInWords(s, start, digits)
  if (digits.length > DIGIT_LIMIT || NOT_BEFORE.test(s.slice(Math.max(0, start - 1), start))) return null
  let unitStart = start + digits.length
  const upper = /^%?[-至到](\d{1,9}(?:\.\d+)?)/.exec(s.slice(unitStart, unitStart + 14))
  if (upper) unitStart += upper[0].length
  UNIT.lastIndex = unitStart
  const own = UNIT.exec(s)
  const unit = own ?? laterUnit(s, start, unitStart)
  if (!unit?.groups) return null
  const words = unit[0].replace(/^[余多]/, '')
  if (unit.groups['span'] && isCalendar(s, unit, digits)) return null
  const unitEnd = unit.index + unit[0].length
  SUFFIX.lastIndex = unitEnd
  const suffix = SUFFIX.exec(s)
  return {
    start,
    unitStart: unitEnd - words.length,
    unitEnd,
    end: own ? unitEnd + (suffix?.[0].length ?? 0) : unitStart,
    value: valueOf(digits),
    upTo: upper?.[1] ? Number(upper[1]) : null,
    unit: words,
    suffix: suffixOf(suffix?.[0] ?? ''),
    sort: sortOf(unit.groups),
  }
}

/** 分别不高于53和32微克/立方米: the unit stands behind the last one only. */
function laterUnit(s: string, start: number, at: number): RegExpExecArray | null {
  if (!s.slice(Math.max(0, start - 24), start).includes('分别')) return null
  const rest = /^(?:[、和及与]\d{1,9}(?:\.\d{1,4})?){1,5}/.exec(s.slice(at, at + 60))
  if (!rest) return null
  UNIT.lastIndex = at + rest[0].length
  return UNIT.exec(s)
}

function shareInWords(s: string, start: number, words: string): Quantity | null {
  const value = valueOf(words.slice(3))
  const unitEnd = start + words.length
  SUFFIX.lastIndex = unitEnd
  const suffix = SUFFIX.exec(s)?.[0] ?? ''
  if (Number.isNaN(value)) return null
  const end = unitEnd + suffix.length
  return {
    start,
    unitStart: start,
    unitEnd,
    end,
    value,
    upTo: null,
    unit: '%',
    suffix: suffixOf(suffix),
    sort: 'share',
  }
}

function valueOf(words: string): number {
  if (/^\d/.test(words)) return Number(words.replaceAll(',', ''))
  const [whole = '', part = ''] = words.split('点')
  const decimals = [...part].map((c) => chineseNumber(c)).join('')
  return Number(`${chineseNumber(whole)}${decimals === '' ? '' : `.${decimals}`}`)
}

/** 2020年, 6月25日 are dates. */
function isCalendar(s: string, unit: RegExpExecArray, digits: string): boolean {
  if (unit[0] === '年' && digits.length === 4) return true
  return unit[0] === '日' && s[unit.index - digits.length - 1] === '月'
}

function sortOf(groups: Readonly<Record<string, string | undefined>>): UnitSort {
  if (groups['share']) return 'share'
  if (groups['span']) return 'span'
  return groups['measured'] ? 'measured' : 'counted'
}

function suffixOf(all: string): Suffix {
  const words = all.replace(/^（(?!含）)[^）]*）/, '')
  switch (words) {
    case '以上':
    case '及以上':
    case '以下':
    case '及以下':
    case '以内':
    case '左右':
      return words
    case '（含）以上':
      return '及以上'
    case '（含）以下':
      return '及以下'
    case '之内':
    case '内':
      return '以内'
    case '上下':
      return '左右'
    default:
      return ''
  }
}
