import type { Bracket } from '../assignment/brackets.ts'
import { clauseAt } from '../clause/clauses.ts'
import type { Document } from '../document.ts'
import type { Quantity } from '../quantity/quantities.ts'
import { lineStart, sentenceAround } from '../spans.ts'
import { bearingOf, type Bearing } from './bearing.ts'
import { endsWithDeed, hasDeed } from './deeds.ts'
import { operatorAt, type Operator } from './operators.ts'

/** What a number is, with what its neighbour in the same list needs to know. */
export interface Verdict extends Bearing {
  readonly kind: 'target' | 'limit' | 'none'
  readonly quantity: Quantity
  readonly sentence: readonly [number, number]
  /** Start of its part of the sentence, behind the last comma. */
  readonly clauseStart: number
  /** The first number of its list, and its own place in it: 15%、10%和26%. */
  readonly head: Verdict | null
  readonly place: number
}

const MONEY_GIVEN =
  /奖补|补助|补贴|奖励|贴息|资助|罚款|处以|给予|赔偿|补偿|奖金|授信|保费|税率|利率|费率|减免|免征|返还|最高(?!人民)|配套资金/
const SHARE_OF = /(?:按照?|占|额的?|的|前|后|利率|总价|比例|费用的?|成本的?|资金的?)$/
const PAST = /(?:已经|已(?!有的)|目前|近年来|截至|现有|共有|增长了|下降了|提高了|去年|上年度|以来)/
const SIZE_BEFORE =
  /(?:年产|日产|日处理|总投资|占地(?!区)|装机容量|库容|全长|长约|宽约|直径|半径|面积|单机|单套|单厂|单炉|单个|每小时|每台|每吨|每户|每人|每亩|每平方米|时速|限速|额定|标称)[^，。；]{0,8}$/
/** Headings of what is, not of what shall be. */
const PRESENT =
  /^(?!.*(?:夯实|筑牢|打牢|强化|巩固|完善|加强|厚植|扩大)).*(?:现状|(?:发展|工作|产业)基础|主要成效|工作回顾|发展形势)$|存在(?:的)?(?:主要)?问题$/
const NOT_AFTER =
  /^(?:级|号|型|版|式|期(?!以)|制|强(?!度)|岁|时(?!代)|点|届|条(?:措施|政策|意见|举措)|项(?:措施|政策|制度|要求|原则)|路(?![口段由线网灯面])|楼|位数|星|维)/
const ENUMERATED = /(?:等|这|该|上述|前|其中|的|第|共计|以下|下列|如下|近|每|某|另|任|同|为(?!\S{0,2}力争))$/
const MUST = /要|应|须|实现|开展|完成|配备|达到|覆盖|建成|力争|全部|纳入|进行|参加|参与|接受|安装|使用|具备|通过/
/** 城镇调查失业率6%左右: the measure itself stands before its value. */
const RATE = /(?:(?<![利税费汇])率|比重|占比|涨幅|增幅|增速|强度)(?:力争|约|为|在)?$/
const NOUN_NEXT = /^(?:的)?(?!目标|任务|要求|水平|比例|速度|力度)[\u4e00-\u9fa5A-Za-z“]/

export function classify(
  document: Document,
  quantity: Quantity,
  previous: Verdict | null,
  bracket: Bracket | null,
): Verdict {
  const { s } = document.view
  const sentence = sentenceAround(s, quantity.start)
  const numbered = clauseAt(document.clauses, quantity.start)?.labelEnd ?? 0
  const clauseStart = partStart(s, quantity.start, Math.max(sentence[0], Math.min(numbered, quantity.start)))
  const before = s.slice(Math.max(clauseStart, quantity.start - 160), quantity.start)
  const operator = operatorAt(before)
  const list = previous !== null && continuesList(s, previous, quantity) ? previous : null
  const bearing = bearingOf({ s, clauseStart, sentenceStart: sentence[0], at: quantity.start, operator, list })
  const kind = kindOf({ document, quantity, before, operator, list, previous, sentence, clauseStart, bracket })
  return {
    kind,
    quantity,
    sentence,
    clauseStart,
    ...bearing,
    head: list ? (list.head ?? list) : null,
    place: list ? list.place + 1 : 0,
  }
}

interface Case {
  readonly document: Document
  readonly quantity: Quantity
  readonly before: string
  readonly operator: Operator | null
  readonly list: Verdict | null
  readonly previous: Verdict | null
  readonly sentence: readonly [number, number]
  readonly clauseStart: number
  readonly bracket: Bracket | null
}

function kindOf(one: Case): Verdict['kind'] {
  const { document, quantity, before, operator, list, bracket } = one
  const { s } = document.view
  const after = s.slice(quantity.end, quantity.end + 30)
  if (quantity.value === 0 && quantity.sort !== 'share' && quantity.sort !== 'counted') return 'none'
  if (NOT_AFTER.test(s.slice(quantity.unitEnd, quantity.unitEnd + 4))) return 'none'
  if (isLimit(one, after)) return 'limit'
  if (bracket && !operator) return 'none'
  if (list) return list.kind === 'target' ? 'target' : 'none'
  if (isGift(one) || isPastFact(one)) return 'none'
  if (quantity.sort === 'span' && !(operator && (quantity.unit === '天' || /[压缩降减]/.test(operator.words))))
    return 'none'
  if (isCondition(s, quantity.end)) return 'none'
  if (operator) return describes(one, operator, after) ? 'none' : 'target'
  if (SIZE_BEFORE.test(before) && !goesOnCounting(one, after)) return 'none'
  if (quantity.sort === 'share') return isShareGoal(one, after) ? 'target' : 'none'
  if (
    /[为向对](?:全[省市县区镇州])?$|对[^，。；]{2,14}等$/.test(before) &&
    /^[^，。；]{0,24}(?:实施|开展|提供|发放|完成|办理|进行)/.test(after)
  )
    return 'target'
  if (ENUMERATED.test(before.replace(/各$/, ''))) return 'none'
  return isCountGoal(one, after) ? 'target' : 'none'
}

/** 新增高标准农田8000万亩、高效节水灌溉面积2000万亩: an extent named like a size, in a list of goals. */
function goesOnCounting({ previous, before, clauseStart }: Case, after: string): boolean {
  const inList = previous?.kind === 'target' && previous.quantity.start >= clauseStart
  return inList && before.includes('、') && /^(?:$|[，。；、\n\t])/.test(after)
}

/** 新建10公里以上绿道: an extent to be built is a goal, a size (400总吨以上船舶) is not. */
function isExtent(quantity: Quantity, before: string): boolean {
  return quantity.suffix.endsWith('以上') && /亩|公顷|公里|平方米|平方公里$/.test(quantity.unit) && endsWithDeed(before)
}

/** 20万吨/年以下产能, 厚度低于0.01毫米的地膜: a bound on things, not a goal. */
function isLimit({ quantity, operator, document, before }: Case, after: string): boolean {
  const { s } = document.view
  if (/^之间的/.test(after)) return true
  const bounded = /以上|以下/.test(quantity.suffix)
  const measured = quantity.sort === 'measured' || quantity.sort === 'span'
  if (bounded && measured && !operator && NOUN_NEXT.test(after)) return !isExtent(quantity, before) || /^的/.test(after)
  if (bounded && measured && !operator && /^的/.test(after)) return true
  if (bounded && /[人名户]$/.test(quantity.unit) && !operator && NOUN_NEXT.test(after)) return !endsWithDeed(before)
  if (operator?.describes && /^(?:之间)?的(?!目标|任务|要求|水平)/.test(after)) return true
  return (
    operator?.describes === true && /^[，]?[^，。；]{0,6}(?:时|的，)/.test(after) && !s.startsWith('，', quantity.end)
  )
}

function isGift({ document, quantity, sentence, clauseStart, operator }: Case): boolean {
  const { s } = document.view
  const money =
    /元$/.test(quantity.unit) || quantity.sort === 'share' || quantity.sort === 'span' || quantity.unit === '倍'
  if (!money) return false
  const end = partEnd(s, quantity.end, sentence[1])
  const part = s.slice(clauseStart, end)
  if (MONEY_GIVEN.test(part))
    return !(
      operator !== null &&
      /率|覆盖|占比/.test(s.slice(clauseStart, quantity.start)) &&
      !/利率|税率|费率|贴息/.test(part)
    )
  return /元$/.test(quantity.unit) && MONEY_GIVEN.test(s.slice(sentence[0], sentence[1])) && operator === null
}

function isPastFact({ document, quantity, clauseStart, sentence }: Case): boolean {
  const { s } = document.view
  const part = s.slice(clauseStart, quantity.start)
  if (PAST.test(part) && !/到20\d\d年|力争/.test(part)) return true
  if (
    /^，?已?(?:完成|占)(?:年度|全年)?(?:目标任务|计划任务|目标|计划|任务)的\d/.test(
      s.slice(quantity.end, quantity.end + 20),
    )
  )
    return true
  if (tellsOfPeriod(s, quantity.start)) return true
  if (tellsOfPast(document, quantity.start, s.slice(Math.max(sentence[0], quantity.start - 160), quantity.start)))
    return true
  const { bodyStart } = document.front
  if (quantity.start >= bodyStart || bodyStart === s.length) return false
  const paragraph = s.slice(lineStart(s, quantity.start), quantity.start)
  return !/到20\d\d年|20\d\d年[底末]|力争|目标/.test(paragraph)
}

/** 1-2月，全市投资下降…; 截至9月底，已完成…: the paragraph or cell that opens so reports. */
function tellsOfPeriod(s: string, at: number): boolean {
  const line = lineStart(s, at)
  const start = line + s.slice(line, at).lastIndexOf('\t') + 1
  return /^(?:截至|截止|目前|今年以来|\d{1,2}-\d{1,2}月|1至\d{1,2}月|去年|20\d\d年以来)/.test(
    s.slice(start, start + 12),
  )
}

/** 2020年，产业规模达到500亿元 in a plan of 2021, or anything under 发展现状, is no goal. */
function tellsOfPast(document: Document, at: number, words: string): boolean {
  const { planYear } = document.front
  const years = [...words.matchAll(/(?<![比较与以在由从])((?:20|19)\d\d)年(?!相比|为基|的?基础|以来)/g)].map((match) =>
    Number(match[1]),
  )
  const last = years[years.length - 1]
  if (last !== undefined) return planYear !== null && last < planYear
  for (let up = clauseAt(document.clauses, at); up; up = up.parent) {
    if (PRESENT.test(document.view.s.slice(up.labelEnd, up.headingEnd))) return true
  }
  return false
}

/** `…达到25%并…的，可申请…`: what must hold for something else. */
function isCondition(s: string, at: number): boolean {
  const rest = /^[^，。；\n]{0,60}/.exec(s.slice(at, at + 64))?.[0] ?? ''
  return (
    rest.endsWith('的') &&
    /^，(?:可|给予|予以|按|由|依法|经|一律|优先|省|市|县|区|财政|不得|应|要|视为|每|分别|最高)/.test(
      s.slice(at + rest.length, at + rest.length + 4),
    )
  )
}

/** `投资超过1000万元的项目` describes; `达到80%以上的目标` does not. */
function describes({ quantity }: Case, operator: Operator, after: string): boolean {
  if (
    /^的(?!目标|任务|要求|水平|比例|速度|基础|增速|增幅|增长|涨幅)/.test(after) &&
    (operator.describes || quantity.suffix !== '' || quantity.sort !== 'counted')
  )
    return true
  return /^(?:或|时，|后，)/.test(after) && operator.describes
}

function isShareGoal({ document, quantity, before, sentence }: Case, after: string): boolean {
  const { s } = document.view
  if (RATE.test(before) && /^(?:$|[，。；、）\n\t]|（)/.test(after)) return true
  if (SHARE_OF.test(before)) return false
  const rest = s.slice(quantity.end, sentence[1])
  if (/覆盖[^，]{0,8}$/.test(before)) return true
  return /^(?:的)?[\u4e00-\u9fa5]/.test(after) && quantity.suffix !== '' && (MUST.test(rest) || endsWithDeed(before))
}

function isCountGoal(one: Case, after: string): boolean {
  const { before, previous, sentence, clauseStart } = one
  if (endsWithDeed(before)) return true
  const closes = /^(?:$|[，。；、）\n\t]|（)/.test(after)
  if (closes && hasDeed(before)) return true
  const chained =
    previous?.kind === 'target' &&
    previous.sentence[0] === sentence[0] &&
    previous.quantity.sort !== 'share' &&
    clauseStart > previous.quantity.end
  if (joinsOn(one)) return true
  if (!chained) return false
  return before === '' || (closes && before.length <= 24)
}

/** 2个千亿级产业集群和6个五百亿级产业集群: the second count of the same part. */
function joinsOn({ document, previous, quantity, clauseStart }: Case): boolean {
  if (previous?.kind !== 'target' || previous.quantity.sort !== 'counted' || previous.quantity.start < clauseStart)
    return false
  if (quantity.sort !== 'counted' || previous.start > previous.quantity.start) return false
  const between = document.view.s.slice(previous.quantity.end, quantity.start)
  return between.length <= 20 && /^[^，。；、（）\d]{2,}(?:和|、|及|以及)$/.test(between)
}

/** 15%、10%和26%: only marks between two numbers. */
function continuesList(s: string, previous: Verdict, quantity: Quantity): boolean {
  const between = s.slice(previous.quantity.end, quantity.start)
  return between.length <= 2 && /^(?:、|和|及|与|，|或|以及)$/.test(between) && previous.quantity.sort === quantity.sort
}

/** Behind the last comma outside brackets. */
function partStart(s: string, at: number, from: number): number {
  let depth = 0
  for (let i = at - 1; i >= from; i--) {
    const c = s[i]
    if (c === '）') depth++
    else if (c === '（') depth--
    else if (c === '，' && depth <= 0) return i + 1
    if (depth < 0) return i + 1
  }
  return from
}

function partEnd(s: string, at: number, to: number): number {
  let i = at
  while (i < to && s[i] !== '，') i++
  return i
}
