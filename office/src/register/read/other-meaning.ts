import type { Field } from '@gongjian/domain/register/field.ts'
import { byTheYear, unitsOf } from './by-the-year.ts'
import { bare, bracketed, flat, tight, unitIn } from './head-words.ts'
import { isOneOf, strangeUnitIn } from './strange-unit.ts'

/** What a column is called, for whoever asks whether a head means it. */
export interface Meant {
  readonly key: string
  readonly field: Field
}

const NUMBERS: readonly Field['kind'][] = ['quantity', 'count', 'money', 'computed']
const ANSWERS: readonly Field['kind'][] = ['yesNo', 'choice', 'choices']

/** A note to the clerk, not a word of what the column is. */
const NOTE = /(?:^|[,;。:])(?:如|例[如:]|注:|格式|请|填|选填?|必填|可多选|没有的?|无则|不清楚|不详|不知道)[^]*$/
const YEAR = /(?<!\d)(?:(?:19|20)\d{2}(?!\d)|\d{2}(?=年))|十[一二三四五]五/g
/** Some time of the year, against the year. */
const PERIOD =
  /\d{1,2}(?:[-~—至]\d{1,2})?月|[一二三四1-4]季度|[上下]半年|本[年月季]|当[年月]|今年|上[年月]|去年|同期|年[初末底]|近[一二三两]年|累计/g
/** A part, or a reckoning, against the whole. */
const PART =
  /剩余|余额|可用|已|未|其中|新增|净增|增加|减少|平均|最[大小高低]|上限|下限|[≤<≦≥>≧]|不超过|不高于|不低于|占比|比例|比重|增速|增幅|同比|环比/g
/** What was before the works, and before the filter. */
const BEFORE = /(?:整改|整治|治理|改造|搬迁|技改|提标|处理|净化)前|[进入]口/g
/** Below a name: what is there now, as it was measured. */
const MEASURED =
  /^(?:实测|实际|监测|检测|现状|现有|目前|(?:整改|整治|治理|改造|搬迁|技改|提标|处理|净化)后|出口|排放口?)?(?:监测|检测|实测|排放|出口)?(?:值|浓度|数据|结果|情况|数)?$/
const MEASURE =
  /限值|限额|标准(?!状|煤|立方|化|件|工况)|(?:去除|处理|治理|净化|收集|达标|利用|完成|合格|综合利用)率|效率|排放量|产生量|总量|削减量|减排量|产量|消费量|用量|耗量|消耗量|电量|浓度|速率|温度|压力|面积|容积|体积|重量|系数|单价|价格|电价|目标|指标|控制量|配额|许可/g
const PLAN = /计划|规划|拟|预计|预期|预定|预估/g
const PLAN_OF_DAY =
  /计划|规划|拟|预计|预期|预定|期限|时限|截止|最迟|[之底]前|应(?:于|当|在|完|停|关|拆|淘|启)|^(?:应|目标|要求|限期)$/g
const DEED = /实际|已/g
/** 是/否, 有无, 达标/不达标: both answers, so neither. */
const BOTH = /是.{0,3}否|否.{0,3}是|有.{0,3}无|无.{0,3}有|已.{0,3}未|(\p{L}+)[/、或,](?:不|未|非|无|没有)\1/gu
const MARKS = /[√×✓✗xX]/g
/** Names of things that are no denial. */
const NAMES = /无组织|非甲烷|不锈钢|无纺|非道路|非金属/g
const DENIAL = /没有|[不未非无否]/g

/** What stands above a head and in its brackets: they may say that it is not what its words say. */
function besides(path: readonly string[]): string[] {
  return [...path.slice(0, -1), ...path.flatMap(bracketed)]
    .map((t) => tight(t).replace(NOTE, ''))
    .filter((t) => t !== '')
}

/** The unit of the head that the column cannot hold. */
function strangeUnit(path: readonly string[], stated: string | null, field: Field): string | null {
  const leaf = path.at(-1) ?? ''
  const said = unitIn(leaf)
  if (field.kind === 'day' || ANSWERS.includes(field.kind))
    return said !== null && !field.label.endsWith('单位') ? `单位“${said}”不是“${field.label}”的内容` : null
  const own = unitsOf(field)
  // m³/单位: of whichever product it is.
  if (!NUMBERS.includes(field.kind) || own.length === 0 || own.some((o) => o === '度' || o.includes('单位')))
    return null
  const isFit = stated !== null && (isOneOf(stated, own) || byTheYear(stated, field) !== null)
  const unit = isFit ? null : (stated ?? strangeUnitIn(path, own))
  return unit === null ? null : `单位“${unit}”不能换算成“${own.join('”或“')}”`
}

/** Whether a sub-head says that its column is what the head above names: 实测 under 颗粒物, not 限值 or 上半年. */
export function saysMeasured(leaf: string): boolean {
  return MEASURED.test(bare(leaf))
}

function wordsIn(text: string, words: RegExp): string[] {
  return [...text.matchAll(words)].map((m) => m[0])
}

/** Of the words, the first that none of the column's own names has. */
function strangeWord(texts: readonly string[], words: RegExp, names: string): string | undefined {
  return texts.flatMap((t) => wordsIn(t, words)).find((w) => !names.includes(flat(w) || w))
}

/** Whose heads of several topics name the column's own: 产能及产量 over 产能. */
function strangeMeasure(texts: readonly string[], names: string): string | undefined {
  return texts
    .map((t) => wordsIn(t, MEASURE))
    .flatMap((found) => (found.some((w) => names.includes(flat(w))) ? [] : found.slice(0, 1)))[0]
}

function isDeed({ key, field }: Meant): boolean {
  return key === 'done' || (field.kind === 'day' && field.isDone)
}

function undecided(text: string): string {
  return text.replace(MARKS, '').replace(NAMES, '').replace(BOTH, '')
}

/** 完成投资（计划）: what is to be spent is not what was. */
const SPENT = /已|实际|完成|累计/

function turnedBy(texts: readonly string[], meant: Meant, names: string): string | undefined {
  const { kind } = meant.field
  if (NUMBERS.includes(kind))
    return (
      strangeWord(texts, YEAR, names) ??
      strangeWord(texts, PERIOD, names) ??
      strangeWord(texts, PART, names) ??
      strangeWord(texts, BEFORE, names) ??
      strangeMeasure(texts, names) ??
      (SPENT.test(names) ? strangeWord(texts, PLAN, names) : undefined)
    )
  if (isDeed(meant)) return strangeWord(texts, PLAN_OF_DAY, names)
  if (kind === 'day') return strangeWord(texts, DEED, names)
  if (kind === 'year') return strangeWord(texts, PLAN, names)
  if (!ANSWERS.includes(kind)) return undefined
  const year = strangeWord(texts, YEAR, names) ?? strangeWord(texts, BEFORE, names)
  if (kind !== 'yesNo' || year !== undefined) return year
  return strangeWord(texts.map(undecided), DENIAL, names) ?? strangeWord(texts, PLAN, names)
}

/**
 * Why a head of the column's own words means something else, in words; null: it does not. The words above it and in its brackets may
 * turn it: 排放限值 over 颗粒物 is what may be emitted, 停用日期（计划） a day to come. `stated`: the unit of the head where it is not the
 * column's.
 */
export function otherMeaning(
  path: readonly string[],
  stated: string | null,
  meant: Meant,
  names: readonly string[],
): string | null {
  const strange = strangeUnit(path, stated, meant.field)
  if (strange !== null) return strange
  const word = turnedBy(besides(path), meant, names.map(flat).join(' '))
  return word === undefined ? null : `表头里的“${word}”不是“${meant.field.label}”的意思`
}
