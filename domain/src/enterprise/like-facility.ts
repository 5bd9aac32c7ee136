/** Whether two facilities of two enterprises may be one, written differently: for a person to decide. */

/** Signs that are written for one another: numbers, the old forms of what facilities are called by, brackets. */
const SIGNS = new Map(
  Object.entries({
    '0': '〇零',
    '1': '一壹',
    '2': '二贰貳',
    '3': '三叁參',
    '4': '四肆',
    '5': '五伍',
    '6': '六陆陸',
    '7': '七柒',
    '8': '八捌',
    '9': '九玖',
    十: '拾',
    号: '號',
    线: '線',
    窑: '窯窰',
    炉: '爐',
    锅: '鍋',
    台: '臺',
    产: '產産',
    机: '機',
    热: '熱',
    风: '風',
    砖: '磚',
    烧: '燒',
    结: '結',
    东: '東',
    区: '區',
    车: '車',
    间: '間',
    厂: '廠',
    电: '電',
    钢: '鋼',
    铁: '鐵',
    铝: '鋁',
    铜: '銅',
    转: '轉',
    竖: '豎',
    压: '壓',
    涂: '塗',
    喷: '噴',
    炼: '煉',
    设: '設',
    备: '備',
    两: '兩',
    '(': '[【〔',
    ')': ']】〕',
  }).flatMap(([usual, others]) => [...others].map((sign) => [sign, usual] as const)),
)
/** Ⅶ号窑, III线: Roman numbers. One letter is one only before 号, # and what it numbers: of V5 and of 隧道窑X it is a letter. */
const ROMAN: readonly (readonly [pattern: RegExp, number: string])[] = [
  ...['ii', 'iii', 'iv', 'vi', 'vii', 'viii', 'ix', 'xi', 'xii'].map((w) => [w, '(?![0-9a-z])'] as const),
  ...['i', 'v', 'x'].map((w) => [w, '(?=[#号窑炉线])'] as const),
].map(([word, ahead]) => [new RegExp(`(?<![0-9a-z])${word}${ahead}`, 'g'), String(romanValue(word))])
/** “5号窑”, 5号窑。, 5号窑*: what stands around a name, and is none of it. */
const QUOTES = /["'`“”‘’„「」『』《》〈〉«»]/g
const AT_THE_ENDS = /^[。、,;:!?*~〜/\\|…·.^=+&@_—-]+|[。、,;:!?*~〜/\\|…·.^=+&@_—-]+$/g
/** 加热炉（合计1台套）, 5号隧道窑，1条, 加热炉1台（套）, 5号隧道窑1座（隧道窑）: how many. Of 1号线2座 nobody knows; 铸造一部 is a workshop. */
const TOTAL = '共[计有]|合计|总计|数量'
const OF = `[,:;、·~〜ー‐‑‒–—―−─-]?(?:(?:${TOTAL}|共):?)?[0-9]+`
const SETS = '(?:/?[台套组]|\\([台套组]\\))?'
const COUNT = new RegExp(
  [
    `\\((?:(?:${TOTAL}|共):?)?[0-9]+[台座条套组个口部]${SETS}\\)`,
    `\\((?:${TOTAL}|共):?[0-9]+\\)`,
    `(?<=[一-龥)])(?<![第号线共])${OF}[台座套组个]${SETS}`,
    `(?<=[一-龥)])(?<![第号共])${OF}条`,
    `(?<=[炉窑井机泵塔罐槽])${OF}[口部]`,
    `(?<=[号#])[,;、](?:(?:${TOTAL}|共):?)?[0-9]+[台座条套组个]${SETS}`,
    `(?<=[一-龥)])(?<![第号线])[,:;、·~〜ー‐‑‒–—―−─-]?(?:${TOTAL}):?[0-9]+`,
  ]
    .map((how) => `${how}(?=\\([^()0-9]*\\)$|$)`)
    .join('|'),
)
/** 1台加热炉, 1条5号隧道窑, 1座5号隧道窑. 5座窑 is a number of old, 1台车炉 a 台车炉 and 1套筒窑 a 套筒窑. */
const COUNT_AHEAD =
  /^共?[0-9]+(?:(?:台(?!车)(?:\/?套(?!筒)|\(套\))?|套(?!筒)(?:\/台|\(台\))?|[条个])(?=[0-9a-z一-龥])|[座口部](?=[0-9]))/
/** 加热炉（1）: one, where nothing else is a number. 加热炉（2） is the second one. */
const ONE_IN_BRACKETS = /^([^0-9]*[一-龥])\(1\)$/
/** 1座加热炉, 加热炉（2）: numbers, but perhaps how many. */
const MAY_COUNT = /^[0-9]+[座口部](?=[一-龥])|(?<=^[^0-9]*[一-龥])\([0-9]+\)$/
/** 5号隧道窑（120m）, 7号窑（Φ3m）, 7号轮窑（24门）, 5号隧道窑（2019年）, 5号隧道窑×1: how large or how many, in digits that are no number of it. */
const SIZE =
  /[([【〔](?=[^)\]】〕]*(?:[φø⌀×✕*]|[0-9](?:[mth]|[kc]m|kw|[米吨蒸平立万千公毫厘门孔])|[12][0-9]{3}年))[直径长宽高深容积约]*[φø⌀×✕*]?[0-9.]+[a-zφ×✕*/0-9.米吨蒸平立方万千公毫厘瓦小时门孔年日建成投产用]*[)\]】〕]/g
/** The same without brackets, before the name and behind it: 0.5t熔炼炉, 3t/h冲天炉, 24门轮窑, 5号隧道窑120m, 5号隧道窑Φ3×120. */
const UNIT_OF_SIZE =
  '(?:(?:万?吨|蒸吨|t)(?:/(?:小?时|[hd年天日]))?|蒸发量|m[23]?|[ckm]m|平?方?米|立?方米?|[km]w|kva|kg|[万千]*瓦|[门孔])'
const SIZE_AHEAD = new RegExp(`(^|[号#])[0-9.]+${UNIT_OF_SIZE}(?=[一-龥0-9])`)
const SIZE_BEHIND = new RegExp(
  `(?<=[一-龥)])(?:直径|内径|外径|长度?|宽度?|高度?|容积|约)?(?:[φø⌀]?[0-9.]+(?:[×✕x*][φø⌀]?[0-9.]+)*${UNIT_OF_SIZE}|[φø⌀][0-9.]+(?:[×✕x*][0-9.]+)*|[0-9.]+(?:[×✕x*][0-9.]+)+|[12][0-9]{3}年)$`,
)
const TIMES = /(?<=[一-龥)\]】〕#])[×✕x*][0-9]+[台座条套组个]?$/
/** 7号（窑）, 5号窑（隧道窑）: the brackets say what it is that bears the number. */
const WHAT_IT_IS = /^([^()]*[0-9][#号座台条口部]*)\(([^()0-9]*[窑炉线机井])\)/
const WHICH_KILN = /^([^()]*[0-9][#号座台条口部]*)[窑炉]\(([^()0-9]+[窑炉])\)/
/** 5号隧道窑（煤）: a remark. What says which of two is none: （二期）, （东）, （A）. */
const REMARK = /\([^()0-9a-z东西南北中左右前后上下内外大小高低新老旧甲乙丙丁戊主备副辅]*\)/g
/** 隧道窑5号 is 5号隧道窑: the number, or the letter, that stands behind. */
const NUMBER_BEHIND = /^([^0-9/]*[^0-9a-z/])([0-9a-z/]+)$/
/** Counting words and signs that one ledger writes and the other leaves out: 1#窑, 1号窑, 第一座窑, 隧道窑–1. */
const SAYS_NOTHING = '[#号第座台条口部()_·.。、,;:*~〜ー‐‑‒–—―−─-]'
/** Between two numbers they tell them apart: 1-1窑 is not 11窑, a boiler of 1.5 t none of 15 t. */
const BETWEEN_NUMBERS = new RegExp(`(?<=[0-9])${SAYS_NOTHING}+(?=[0-9])`, 'g')
const ANYWHERE = new RegExp(SAYS_NOTHING, 'g')

/** Pairs of neighbouring signs that both names have, of all that one of them has. */
export const LIKE = 0.5

function romanValue(word: string): number {
  const values = Array.from(word, (sign) => ({ i: 1, v: 5, x: 10 })[sign] ?? 0)
  return values.reduce((sum, n, i) => sum + (n < (values[i + 1] ?? 0) ? -n : n), 0)
}

/** A remark says nothing where the number says which one is meant; of 隧道窑（东）and 回转窑（石灰）it is all there is. */
function withoutRemark(name: string): string {
  const bare = name.replace(REMARK, '')
  return /[0-9]/.test(bare) ? bare : name
}

/** How many there are never says which one: a closed 加热炉 would else come back as 加热炉（1台）. */
function withoutCount(name: string): string {
  const bare = name.replace(COUNT, '')
  return (bare === '' ? name : bare).replace(COUNT_AHEAD, '').replace(ONE_IN_BRACKETS, '$1')
}

/** Numbers in one way: 十二号, №12, XII号. */
function withNumbers(name: string): string {
  const counted = Array.from(name, (sign) => SIGNS.get(sign) ?? sign)
    .join('')
    .replace(/(?<=[0-9])十(?=[0-9])/g, '')
    .replace(/(?<=[0-9])十/g, '0')
    .replace(/十(?=[0-9])/g, '1')
    .replace(/十/g, '10')
    .replace(/(?<![a-z])no[.:]?(?=[0-9])/g, '')
    .replace(/两(?=[台座条套组个口部])/g, '2')
  return ROMAN.reduce((text, [word, number]) => text.replace(word, number), counted)
}

function flatOf(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

/**
 * What is left of a facility's name when numbers are written in one way and in one place, and counting words, remarks and what stands around
 * it are gone: 5号窑, 5#窑, 五号窑, 伍號窯, No.5 窑, Ⅴ号窑, 窑5号, 5号窑炉, 5号（窑）, 5号窑（煤）, 5号窑1座 and “5号窑”、are one. The database
 * tells the same (facility_core, server/src/db/migrations/047-facility-counts.ts).
 */
export function facilityCore(name: string): string {
  return coreOf(name, withoutCount)
}

function coreOf(name: string, counted: (numbered: string) => string): string {
  const flat = flatOf(name)
  const numbered = withNumbers(flat)
    .replace(QUOTES, '')
    .replace(AT_THE_ENDS, '')
    .replace(/窑炉|炉窑/g, '窑')
    .replace(/生?产线/g, '线')
  const named = counted(numbered).replace(WHAT_IT_IS, '$1$2').replace(WHICH_KILN, '$1$2')
  const core = withoutRemark(named)
    .replace(/([窑炉])线/g, '$1')
    .replace(BETWEEN_NUMBERS, '/')
    .replace(ANYWHERE, '')
    .replace(/(?<![0-9/])0+(?=[0-9])/g, '')
    .replace(NUMBER_BEHIND, '$2$1')
  return core === '' ? flat : core
}

/** Its core, and those that it has where what is held to be how many were its number, or the other way round. */
function readingsOf(name: string): string[] {
  return [facilityCore(name), coreOf(name, (n) => n), coreOf(name, (n) => withoutCount(n).replace(MAY_COUNT, ''))]
}

/** 1台加热炉 beside 1号加热炉, 1座加热炉 beside 加热炉: nobody can tell whether a number is meant. */
export function isCountedAs(one: string, other: string): boolean {
  const readings = readingsOf(other)
  return readings.includes(facilityCore(one)) || readingsOf(one).includes(facilityCore(other))
}

/** Its numbers in one run: two names of other numbers are never one facility. */
export function digitsOf(name: string): string {
  return facilityCore(name).replace(/[^0-9]/g, '')
}

function pairsIn(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
}

/** The name without its size, whose digits would make another machine of it. */
export function withoutSize(name: string): string {
  const flat = flatOf(name)
  const bare = flat.replace(SIZE, '').replace(SIZE_BEHIND, '').replace(SIZE_AHEAD, '$1').replace(TIMES, '')
  return bare === '' ? flat : bare
}

/**
 * Both names to compare: where neither has a number, two sizes are all that tells 锅炉（10t）from 锅炉（4t）. One size in other words, 10吨 and
 * 10t/h, tells nothing.
 */
function coresOf(one: string, other: string): [string, string] {
  const [x, y] = [withoutSize(one), withoutSize(other)]
  const areSized = x !== flatOf(one) && y !== flatOf(other)
  return areSized && !/[0-9]/.test(facilityCore(x)) && digitsOf(one) !== digitsOf(other)
    ? [facilityCore(one), facilityCore(other)]
    : [facilityCore(x), facilityCore(y)]
}

function isOneSignOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return short.slice(same + (short.length === long.length ? 1 : 0)) === long.slice(same + 1)
}

/**
 * Whether two names of one number mean one thing by a slip or in short: 5号燧道窑, 5号大隧道窑, 5号窑 for 5号隧道窑, 7号炉 for 7号窑. Of one sign,
 * such as 线 and 窑, nothing is left in common.
 */
export function isWrittenNear(one: string, other: string): boolean {
  const [a, b] = coresOf(one, other).map((core) => ({
    number: (core.match(/[0-9a-z/]+/g) ?? []).join(' '),
    words: core.replace(/[0-9a-z/]+/g, ''),
  }))
  if (!a || !b || a.number !== b.number || !/[0-9]/.test(a.number) || a.words === '' || b.words === '') return false
  if (a.words.includes(b.words) || b.words.includes(a.words)) return true
  return isOneSignOff(a.words, b.words) && (a.words.length > 1 || /^[窑炉]{2}$/.test(a.words + b.words))
}

/** From 0 to 1. Other numbers are other machines, whatever else is alike: 1#窑, 2#窑. */
export function facilityLikeness(one: string, other: string): number {
  const [a, b] = coresOf(one, other)
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return 0
  if (a === b) return 1
  const [x, y] = [pairsIn(a), pairsIn(b)]
  const both = [...x].filter((p) => y.has(p)).length
  return both / Math.max(1, x.size + y.size - both)
}

export interface Comparable {
  readonly id: number
  readonly kind: string
  readonly name: string
  readonly isClosed: boolean
  /** What ledgers say of its size, by register and field; what is not known tells nothing apart. */
  readonly sizes: ReadonlyMap<string, number>
}

function isOfOneSize(a: Comparable, b: Comparable): boolean {
  return [...a.sizes].every(([key, size]) => (b.sizes.get(key) ?? size) === size)
}

/** The most alike first, each facility in one pair at most. */
export function likeFacilities<F extends Comparable>(from: readonly F[], into: readonly F[]): { from: F; into: F }[] {
  const pairs = from
    .flatMap((f) => into.map((i) => ({ from: f, into: i, likeness: facilityLikeness(f.name, i.name) })))
    .filter(({ from: f, into: i, likeness }) => {
      const isOne = f.kind === i.kind && f.isClosed === i.isClosed && isOfOneSize(f, i)
      return isOne && likeness >= LIKE
    })
    .sort((a, b) => b.likeness - a.likeness || a.from.id - b.from.id || a.into.id - b.into.id)
  const taken = new Set<number>()
  return pairs.flatMap(({ from: f, into: i }) => {
    if (taken.has(f.id) || taken.has(i.id)) return []
    taken.add(f.id).add(i.id)
    return [{ from: f, into: i }]
  })
}
