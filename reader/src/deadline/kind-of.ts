import type { DeadlineKind } from '@gongjian/domain/plan/reading.ts'
import { clauseAt } from '../clause/clauses.ts'
import type { Document } from '../document.ts'
import { lineEnd, lineStart } from '../spans.ts'
import { hasDeed } from '../target/deeds.ts'
import { gapBefore } from '../view/view.ts'
import type { Time } from './time.ts'

interface Situation {
  readonly document: Document
  readonly time: Time
  /** In a field or column that holds times. */
  readonly inField: boolean
  readonly sentence: readonly [number, number]
  readonly planYear: number | null
}

const BASELINE_BEFORE =
  /(?:(?<!占|配)比|较|与|以|同比|相较于?|高于|低于|超过|优于|相比|在|对比|扣除|根据|按照|将|把)(?:上)?$/
const BASELINE_AFTER = /^(?:相比|同期|为基[数准期]|的?基础上?|水[平准準]|基[数准]|度?(?:本|版|修订|修正|年鉴))/
const OF_PAST =
  /^(?:以来|发布|印发|出台|颁布|修订|修正|制定的|实施的|确定的|召开|通过|批准|第[一二三四五六七八九十\d]+次)/
const PAST = /(?:已经|已(?=[^批]))|累计完成了|共完成|取得了|截至目前/
const GOAL =
  /完成|达到|达标|实现|控制|下降|降低|降至|降到|减少|建成|建立|不低于|不少于|不超过|以上|以内|力争|确保|改善|基本|全面|启动|形成|出台|制定|印发|投产|开工|投用|移交|销号|清零|投入|培育|打造|新增|新建|提高|提升|增长|争取|突破|淘汰|退出|关闭|取缔|整治|推广|覆盖|消除|搬迁|改造|超过|优于|报送|上报/
/** A year that belongs to a thing (对照2023年…, 完成下达的2021年…指标), or of which something is said (2020年是…). */
const YEAR_OF_THING =
  /(?:对照|申办|举办|承办|筹办|召开|参加|落实|做好|围绕|编制|印发|下达|的|确定|制定|根据|完成|纳入|列入)$/
const YEAR_DESCRIBED = /^(?:是|为|系|由|《|区《|市《|县《|省《)/
/** 2023年，全省…工作要坚持以…为指导: how the year's work is to be thought of, not what is due in it. */
const YEAR_OF_SPIRIT =
  /^，?[^，。；]{0,40}(?:的?(?:总体要求|总体思路|总体目标|指导思想)是|(?:工作|改革)(?:要|应|须|必须)?(?:坚持|以|全面贯彻|深入贯彻|认真贯彻))/
const OWN_EFFECT = /^(?:起)?(?:正式)?(?:施行|实施|执行|生效)/

/** What kind of deadline a time is, or null: a date of the document's own, a baseline, a past event bind nobody. */
export function kindOf(situation: Situation): DeadlineKind | null {
  const { time, document, inField } = situation
  const { s } = document.view
  const before = s.slice(Math.max(0, time.start - 8), time.start)
  const after = s.slice(time.end, time.end + 12)
  if (isFurniture(situation)) return null
  if (time.every) return recurringKind(situation, after)
  if (/以来|后|期间|间/.test(time.after)) return null
  if (BASELINE_AFTER.test(after) || OF_PAST.test(after) || isBaseline(before, time)) return null
  if (/有效期|截止有效|自.{0,8}印发之日起/.test(s.slice(Math.max(0, time.start - 14), time.start))) return null
  if (isFrom(time, s)) return isOwnEffect(situation, after) || isPast(situation, 1) ? null : 'from'
  if (/[自从]/.test(time.lead) && !time.until) return null
  if (isPast(situation, 0) || saysPast(situation) || isValidity(situation)) return null
  if (isBareNearYear(time)) return null
  if (inField) return 'by'
  return isBounded(time) ? boundedKind(situation) : loose(situation, before, after)
}

/** The title, a date line, the colophon: what frames the plan. */
function isFurniture({ document, time, inField }: Situation): boolean {
  const { s } = document.view
  const line = s.slice(lineStart(s, time.start), lineEnd(s, time.end))
  if (
    /^.{0,30}(?:(?:20|19)\d\d年\d{1,2}月\d{1,2}日|二[〇零]..年.{1,3}月.{1,4}日)(?:印发)?[）。]?$/.test(line) &&
    !/[，：；]/.test(line)
  )
    return true
  if (/(?:发布|发文|成文|印发|检索|更新|发稿)(?:日期|时间)/.test(line)) return true
  if (isSignature(document, time, line)) return true
  if (inField || time.start >= document.front.bodyStart) return false
  return !/[。；]/.test(line)
}

/** One-line files: 县人民政府办公室 2022年4月18日 （此件公开发布） */
function isSignature({ view }: Document, time: Time, line: string): boolean {
  if (time.day === null || time.year === null || time.bound || line.length < 60) return false
  if (/^（(?:此件|公开)/.test(view.s.slice(time.end, time.end + 3))) return true
  return (
    gapBefore(view, time.start) &&
    /(?:政府|办公[室厅]|委员会|[局厅部院])$/.test(view.s.slice(time.start - 3, time.start))
  )
}

/** A rate (每人每年 so much) is no duty. */
function recurringKind({ document, time }: Situation, after: string): DeadlineKind | null {
  const before = document.view.s.slice(Math.max(0, time.start - 3), time.start)
  if (
    /每[人户个家台辆亩吨次]$|人均$/.test(before) ||
    /^(?:都|均|只|不超过|不得|最高|\d+(?:\.\d+)?(?:万)?元)/.test(after)
  )
    return null
  return 'recurring'
}

function isBaseline(before: string, time: Time): boolean {
  if (time.bound || time.part === '底' || time.yearEnd) return /(?:比|较|与|同比|相比)$/.test(before)
  return BASELINE_BEFORE.test(before) || /(?:(?<!占)比|[较与])$/.test(before)
}

function isFrom(time: Time, s: string): boolean {
  if (/起|开始/.test(time.after)) return true
  return /[自从]$/.test(time.lead) && /^[^，。；]{0,10}(?:起(?![步点草来])|开始)/.test(s.slice(time.end, time.end + 14))
}

/** 本办法自…起施行 speaks of the document, not of a task. */
function isOwnEffect({ document, time, sentence }: Situation, after: string): boolean {
  const words = document.view.s.slice(sentence[0], sentence[1])
  return (
    OWN_EFFECT.test(after) &&
    (/本(?:通知|办法|方案|意见|规定|政策|计划|措施|细则|条例|标准)/.test(words) || time.start - sentence[0] < 6)
  )
}

const BENEFIT = /返还|补贴|补助|减免|免征|享受|优惠|贴息|奖补|缓缴/

/** 2019年1月1日至12月31日，…可返还: how long a benefit runs, not when something is due. */
function isValidity({ document, time, sentence }: Situation): boolean {
  const { until } = time
  if (!until) return false
  if (time.month === 1 && time.day === 1 && until.month === 12 && until.day === 31) return true
  return BENEFIT.test(document.view.s.slice(sentence[0], sentence[1]))
}

function isPast({ time, planYear }: Situation, allowance: number): boolean {
  const year = time.until?.year ?? time.year
  return year !== null && planYear !== null && year < planYear - allowance
}

function saysPast({ document, time, sentence }: Situation): boolean {
  const { s } = document.view
  if (/已(?:经|于|在)?$/.test(s.slice(Math.max(0, time.start - 3), time.start)) && !time.bound) return true
  const words = s.slice(time.end, Math.min(sentence[1], time.end + 40))
  return (
    PAST.test(words.split('，').slice(0, 2).join('，')) &&
    !/^[^，]{0,20}(?:对已|已建|已有|已取缔|已列|已纳入|已完成.{0,10}的)/.test(words)
  )
}

function isBounded(time: Time): boolean {
  const end = time.until ?? time
  return (
    end.bound ||
    /^(?:到|至|截至|截止到?)$/.test(time.lead) ||
    /底|末/.test(end.part) ||
    end.yearEnd ||
    end.half !== null ||
    end.quarter !== null ||
    /旬|初/.test(end.part)
  )
}

function boundedKind({ document, time }: Situation): DeadlineKind | null {
  const { s } = document.view
  if (time.year === null && time.near === null && (time.yearEnd || time.half !== null)) {
    if (
      /[\dXx×*某一二两三四五六七八九十几数近多去上往历前同全半每跨]$/.test(
        s.slice(Math.max(0, time.start - 1), time.start),
      )
    )
      return null
  }
  return 'by'
}

/** A time with neither 前, 底 nor 到: by, when something is to be done in it; an exact day is the day itself. */
function loose({ document, time, sentence, planYear }: Situation, before: string, after: string): DeadlineKind | null {
  const { s } = document.view
  const rest = s.slice(time.end, sentence[1])
  if (/^的/.test(after)) return null
  if (time.until) return rangeKind(time, before, after)
  if (time.month !== null && time.day !== null) return time.year !== null ? 'at' : null
  if (time.month !== null)
    return (time.year !== null || time.near !== null) && GOAL.test(rest.slice(0, 40)) ? 'by' : null
  if (time.year === null) return null
  const listed = /^(?:[、和及](?:20|19)\d\d年)+/.exec(rest)?.[0].length ?? 0
  const behind = rest.slice(listed, listed + 60)
  if (/^[-、—至]|^）|^”|^度|^“/.test(behind) || planYear === null) return null
  if (
    YEAR_OF_THING.test(before) ||
    YEAR_DESCRIBED.test(behind) ||
    YEAR_OF_SPIRIT.test(behind) ||
    /共有|现有/.test(behind.slice(0, 30))
  )
    return null
  return (GOAL.test(behind) || countsDeeds(behind)) &&
    !/^(?:重点|工作|任务|要点|计划|方案|行动)|^[^，。；]{0,25}(?:分解表|责任分解|分工表|任务清单|(?:行动|实施|工作)(?:方案|计划|意见|要点))/.test(
      behind,
    ) &&
    !isTitleLike(s, sentence) &&
    !isHeading(document, time)
    ? 'by'
    : null
}

/** 2024年，更新新能源公交车400辆: what is to be done in the year is counted. */
function countsDeeds(behind: string): boolean {
  const part = /^，?([^，。；]{2,40})/.exec(behind)?.[1] ?? ''
  return hasDeed(part) && /\d/.test(part)
}

/** 一、落实2020年发展目标和总体部署: a heading without a number of its own sets no day. */
function isHeading({ clauses, view }: Document, time: Time): boolean {
  const clause = clauseAt(clauses, time.start)
  if (!clause || time.start >= clause.headingEnd || view.s[clause.headingEnd] !== '\n') return false
  return !/\d(?!\d*年)/.test(view.s.slice(clause.labelEnd, clause.headingEnd).replace(/\d{4}年/g, ''))
}

/** Stages: （2024年3月-5月）, 2024年3月至6月. Whole years (2021-2023年) are the plan's period. */
function rangeKind(time: Time, before: string, after: string): DeadlineKind | null {
  const end = time.until
  if (!end || (end.month === null && end.day === null && end.quarter === null)) return null
  return /[（：。；，\n\t]$/.test(before) || before === '' || /^[，）。：；\n\t]/.test(after) ? 'by' : null
}

function isTitleLike(s: string, sentence: readonly [number, number]): boolean {
  const words = s.slice(sentence[0], sentence[1])
  return (
    !/[，。；]/.test(words) &&
    s[sentence[1]] !== '。' &&
    s[sentence[1]] !== '；' &&
    /(?:方案|计划|要点|任务|清单|分工|目标)$/.test(words)
  )
}

/** 当年, 明年 alone. */
function isBareNearYear(time: Time): boolean {
  return (
    time.near !== null &&
    !time.bound &&
    !time.yearEnd &&
    time.month === null &&
    time.quarter === null &&
    time.half === null
  )
}
