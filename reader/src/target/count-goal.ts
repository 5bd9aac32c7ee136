import { clauseAt } from '../clause/clauses.ts'
import { lineStart } from '../spans.ts'
import { endsWithDeed, hasDeed } from './deeds.ts'
import type { Case } from './verdict.ts'

/** 完成泉山学校一期2座教学楼建设. */
const WORK_OPENS = /(?:完成|实施|推进|启动|开展)[^，。；\d]{0,16}$/
const WORK_FOLLOWS =
  /^[^，。；、（\d]{1,12}(?:建设|改造|整治|治理|修缮|修复|提升|安装|更新|搬迁|改建|扩建)(?=$|[，。；、\n\t]|任务|工程|项目|工作)/

/** A count with a verb of doing before it, or in a row of such counts. */
export function isCountGoal(one: Case, after: string): boolean {
  const { before, previous, sentence, clauseStart } = one
  if (endsWithDeed(before)) return true
  const closes = /^(?:$|[，。；、）\n\t]|（|(?:和|及|与|以及)[^，。；、\d]{1,14}\d)/.test(after)
  if (closes && hasDeed(before)) return true
  const chained =
    previous?.kind === 'target' &&
    previous.sentence[0] === sentence[0] &&
    previous.quantity.sort !== 'share' &&
    clauseStart > previous.quantity.end
  if (closes && isIndicator(one)) return true
  if (WORK_OPENS.test(before) && WORK_FOLLOWS.test(after)) return true
  if (joinsOn(one) || opensListLine(one) || growsToo(after)) return true
  if (!chained) return false
  return before === '' || (closes && before.length <= 24)
}

/** 2个千亿级产业集群和6个五百亿级产业集群: the second count of the same part. */
function joinsOn({ document, previous, quantity, clauseStart }: Case): boolean {
  if (previous?.kind !== 'target' || previous.quantity.sort !== 'counted' || previous.quantity.start < clauseStart)
    return false
  if (quantity.sort !== 'counted' || previous.start > previous.quantity.start) return false
  const between = document.view.s.slice(previous.quantity.end, quantity.start).replace(/（[^（）\d]{1,8}）/g, '')
  return between.length <= 20 && /^[^，。；、（）\d]{2,}(?:和|、|及|以及)$/.test(between)
}

/** 新增高标准农田8000万亩、高效节水灌溉面积2000万亩: an extent named like a size, in a list of goals. */
export function goesOnCounting({ previous, before, clauseStart }: Case, after: string): boolean {
  const inList = previous?.kind === 'target' && previous.quantity.start >= clauseStart
  return inList && before.includes('、') && /^(?:$|[，。；、\n\t])/.test(after)
}

/** A line `2家长者照护之家` below `新增15家社区老年助餐点`: the verb is said once for the list. */
function opensListLine({ document, previous, quantity, sentence, before }: Case): boolean {
  const { s } = document.view
  if (before.replace(/^[-•·*]/, '') !== '' || previous?.kind !== 'target') return false
  if (quantity.sort !== 'counted' || previous.quantity.sort === 'share' || s[quantity.end] === '\n') return false
  const start = lineStart(s, quantity.start)
  return start === sentence[0] && lineStart(s, previous.quantity.start) === lineStart(s, start - 1)
}

/** 一般预算收入623亿元，同口径比上年增长12%: an amount whose growth is the goal is one itself. */
function growsToo(after: string): boolean {
  return /^，[^，。；\d]{0,10}(?:增长|下降|提高|降低)\d/.test(after)
}

/** An item that is nothing but a subject and its value, in a document or chapter of 指标 and 目标. */
function isIndicator({ document, quantity, sentence, before }: Case): boolean {
  const subject = before.replace(/^\d{1,3}/, '')
  if (quantity.sort === 'span' || !/^[\u4e00-\u9fa5A-Za-z（）]{2,20}$/.test(subject)) return false
  const { s } = document.view
  const clause = clauseAt(document.clauses, quantity.start)
  const opens = Math.max(sentence[0], lineStart(s, quantity.start))
  const lead = s.slice(opens, quantity.start - subject.length)
  if (!/^(?:\d{1,3}[.、]?|（\d{1,3}）|-)?$/.test(lead)) return false
  for (let up = clause; up; up = up.parent) {
    if (/指标|预期目标|主要目标/.test(s.slice(up.labelEnd, up.headingEnd))) return true
  }
  return /指标/.test(document.front.title)
}

/** 新增光伏发电装机容量150万千瓦, 修复湿地面积51公顷以上: what is named like a size is what shall be added. */
export function growsBy(before: string, after: string): boolean {
  return (
    /^(?:$|[，。；、\n\t])/.test(after) &&
    /(?:新增|累计|建成|完成|改造|治理|修复|恢复|营造|推广|整治|绿化)[^，。；的]*$/.test(before) &&
    !/每|单[个套机]|总投资/.test(before)
  )
}
