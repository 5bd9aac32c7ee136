import type { Bracket } from '../assignment/brackets.ts'
import { clauseAt } from '../clause/clauses.ts'
import type { Document } from '../document.ts'
import type { Quantity } from '../quantity/quantities.ts'
import { lineEnd, sentenceAround } from '../spans.ts'
import { looksLikeUnit } from '../unit/unit-names.ts'
import { gapBefore } from '../view/view.ts'
import { bearingOf } from './bearing.ts'
import { endsWithDeed } from './deeds.ts'
import { goesOnCounting, growsBy, isCountGoal } from './count-goal.ts'
import { isGift } from './gift.ts'
import { operatorAt, type Operator } from './operators.ts'
import { partStart } from './parts.ts'
import { isPastFact } from './past.ts'
import type { Case, Verdict } from './verdict.ts'

const SHARE_OF = /(?:按照?|占|额的?|的|前|后|利率|总价|比例|费用的?|成本的?|资金的?)$/
const SIZE_BEFORE =
  /(?:年产|日产|日处理|总投资|占地(?!区)|装机容量|库容|全长|长约|宽约|直径|半径|面积|单机|单套|单厂|单炉|单个|每小时|每台|每吨|每户|每人|每亩|每平方米|时速|限速|额定|标称)[^，。；]{0,8}$/
const NOT_AFTER =
  /^(?:级|号|型|版|式|期(?!以)|制|强(?!度)|岁|时(?!代)|点|届|条(?:措施|政策|意见|举措)|项(?:措施|政策|制度|要求|原则)|路(?![口段由线网灯面])|楼|位数|星|维)/
/** 实现50公里飞行半径全覆盖 */
const RADIUS = /^[^，。；\d]{0,4}(?:半径|范围|服务圈)/
const ENUMERATED = /(?:等|这|该|上述|前|其中|的|第|共计|以下|下列|如下|近|每|某|另|任|同|为(?!\S{0,2}力争))$/
const MUST = /要|应|须|实现|开展|完成|配备|达到|覆盖|得到|建成|力争|全部|纳入|进行|参加|参与|接受|安装|使用|具备|通过/
/** 城镇调查失业率6%左右: the measure itself stands before its value. */
const RATE =
  /(?:(?<![利税费汇])率|比重|占比|(?<!补助|补贴|出资|配套|首付|分担|承担)比例|涨幅|增幅|增速|强度)(?:总体|整体|平均)?(?:力争|约|为|在)?$/
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

function kindOf(one: Case): Verdict['kind'] {
  const { document, quantity, before, operator, list, bracket } = one
  const { s } = document.view
  const after = standsBeforeUnits(document, quantity.end) ? '' : s.slice(quantity.end, quantity.end + 30)
  if (quantity.value === 0 && quantity.sort !== 'share' && quantity.sort !== 'counted') return 'none'
  if (RADIUS.test(after) && quantity.sort === 'measured') return 'none'
  if (NOT_AFTER.test(s.slice(quantity.unitEnd, quantity.unitEnd + 4))) return 'none'
  if (isLimit(one, after)) return 'limit'
  if (bracket && !operator) return 'none'
  if (list) return list.kind === 'target' ? 'target' : 'none'
  if (isGift(one) || isPastFact(one)) return 'none'
  if (quantity.sort === 'span' && !(operator && (quantity.unit === '天' || /[压缩降减]/.test(operator.words))))
    return 'none'
  if (isCondition(s, quantity.end)) return 'none'
  if (operator) return describes(one, operator, after) && !isShareOfThings(one, after) ? 'none' : 'target'
  if (/(?:涉及|牵涉|波及)[^，。；]{0,12}$/.test(before)) return 'none'
  if (SIZE_BEFORE.test(before) && !goesOnCounting(one, after) && !growsBy(before, after)) return 'none'
  if (isCapacityOf(quantity, after)) return 'none'
  if (quantity.sort === 'share') return isShareGoal(one, after) ? 'target' : 'none'
  if (
    /[为向对](?:全[省市县区镇州])?$|对[^，。；]{2,14}等$/.test(before) &&
    /^[^，。；]{0,24}(?:实施|开展|提供|发放|完成|办理|进行)/.test(after)
  )
    return 'target'
  if (/(?:引导|指导|督促|组织|发动)全[省市区县州]$/.test(before)) return 'none'
  if (ENUMERATED.test(before.replace(/各$/, ''))) return 'none'
  return isCountGoal(one, after) ? 'target' : 'none'
}

/** 推进730万千瓦支撑性电源项目建设: how large the project is, not how much of it. */
function isCapacityOf({ unit, suffix }: Quantity, after: string): boolean {
  return (
    suffix === '' &&
    /(?:瓦|伏|伏安|吨\/[年日]|立方米\/日)$/.test(unit) &&
    /^[^，。；、]{2,24}(?:项目|电站|基地|工程|通道)/.test(after)
  )
}

/** `1 城镇新增就业1000万人以上 人力资源社会保障部`: the next cell of a row that lost its marks. */
function standsBeforeUnits({ view }: Document, end: number): boolean {
  if (!gapBefore(view, end)) return false
  const rest = view.s.slice(end, lineEnd(view.s, end, 60))
  return rest.split(/[、，]/).every(looksLikeUnit)
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

/** 不低于35%的行政村污水得到治理: with nothing before it, so many of the things are to be dealt with. */
function isShareOfThings({ document, quantity, before, operator, sentence }: Case, after: string): boolean {
  if (quantity.sort !== 'share' || before.replace(/^(?:力争|确保|实现|使)/, '') !== operator?.words) return false
  const part = /^[^，。；]*/.exec(document.view.s.slice(quantity.end, sentence[1]))?.[0] ?? ''
  return /^的[\u4e00-\u9fa5]/.test(after) && !part.endsWith('的') && /得到|达到|完成|实现|建成|纳入|配备/.test(part)
}

function isShareGoal({ document, quantity, before, sentence }: Case, after: string): boolean {
  const { s } = document.view
  if (RATE.test(before) && /^(?:$|[，。；、）\n\t]|（)/.test(after)) return true
  if (SHARE_OF.test(before)) return false
  const rest = s.slice(quantity.end, sentence[1])
  if (/覆盖[^，]{0,8}$/.test(before)) return true
  return /^(?:的)?[\u4e00-\u9fa5]/.test(after) && quantity.suffix !== '' && (MUST.test(rest) || endsWithDeed(before))
}

/** 15%、10%和26%: only marks between two numbers. */
function continuesList(s: string, previous: Verdict, quantity: Quantity): boolean {
  const between = s.slice(previous.quantity.end, quantity.start)
  return between.length <= 2 && /^(?:、|和|及|与|，|或|以及)$/.test(between) && previous.quantity.sort === quantity.sort
}
