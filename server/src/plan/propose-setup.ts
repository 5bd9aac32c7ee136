import {
  addMonths,
  isDay,
  monthOf,
  REPORT_DUE_DAY_OF_MONTH,
  type Day,
  type Month,
} from '@gongjian/domain/calendar/calendar.ts'
import { FILINGS } from '@gongjian/domain/filing/filing.ts'
import type { PlanSetup, SetupFiling, SetupUnit } from '@gongjian/domain/plan/contracts.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { kindOf, namesIn } from './draft-units.ts'

/** 各县（市、区）, 相关部门, 有关单位, 市直各部门, 领导小组成员单位: a set whose members the document does not name. */
export function isCollective(name: string): boolean {
  return /^各|^(?:其他|所有|全体|属地)|(?:相关|有关|各)(?:[省市区县]直?)?(?:部门|单位|委办局|科室|处室|企业|镇|街道|乡|县|区|市)|(?:成员|责任|牵头|配合)单位$|^各?(?:县|区|街道|乡镇|镇街|部门|单位)$/.test(
    name,
  )
}

/** The month in which it is saved, never before its signing; after its due day the next one, or everybody would be late at once. */
export function firstMonth(today: Day, dueDay: number = REPORT_DUE_DAY_OF_MONTH): Month {
  const month = monthOf(today)
  return Number(today.slice(8)) > dueDay ? addMonths(month, 1) : month
}

/** 每月25日前 → 25; the day that 郑政办〔2019〕37号 names where a plan names none. */
function dueDayOf(reading: Reading): number {
  const monthly = reading.deadlines
    .filter((d) => d.kind === 'recurring')
    .map((d) => Number(/每月.*?(\d{1,2})[日号]/.exec(d.text.normalize('NFKC'))?.[1]))
  return monthly.find((day) => day >= 1 && day <= 31) ?? REPORT_DUE_DAY_OF_MONTH
}

const ORDERS_PLAN =
  /(?:制定|编制|研究|细化|报送|上报|报).{0,24}(?:实施方案|工作方案|行动方案|落实方案|工作计划|实施细则)/
const TO_BE_FILED = /报.{0,30}(?:办公室|攻坚办|专班|领导小组|备案|审核|汇总|[委局办厅])/

/** Where the text orders a plan to be made and handed in by a day: 于6月25日前将实施方案报市攻坚办. */
function filingsOf(text: string, reading: Reading): SetupFiling[] {
  const found = reading.deadlines.find((d) => {
    // A slip in mending is no day that anybody could keep.
    if ((d.kind !== 'by' && d.kind !== 'at') || d.date === null || !isDay(d.date)) return false
    const before = /[^。；;\n]*$/.exec(text.slice(Math.max(0, d.start - 160), d.start))?.[0] ?? ''
    const after = /^[^。；;\n]*/.exec(text.slice(d.end, d.end + 160))?.[0] ?? ''
    const sentence = `${before}${text.slice(d.start, d.end)}${after}`.replace(/\s+/g, '')
    return ORDERS_PLAN.test(sentence) && TO_BE_FILED.test(sentence)
  })
  if (!found?.date) return []
  return [{ kind: 'implementation', title: FILINGS.implementation.title, clause: found.clause, dueOn: found.date }]
}

/** 郑州市 → 郑州市攻坚办, which the document may name itself. */
function withOffice(city: string, units: readonly SetupUnit[]): SetupUnit[] {
  const name = `${city}攻坚办`
  const words = units.find((u) => u.name === name)?.words ?? []
  return [...units.filter((u) => u.name !== name), { name, kind: 'office', words }]
}

/** A first filling of what the document leaves open; the person decides. Pure. */
export function proposeSetup(city: string, text: string, reading: Reading, today: Day): PlanSetup {
  const names = [...namesIn(reading)]
  const dueDay = dueDayOf(reading)
  const units = names
    .filter(([name]) => !isCollective(name))
    .map(([name, aliases]): SetupUnit => ({
      name: (name.length < 2 ? `${name}单位` : name).slice(0, 60),
      kind: kindOf(name),
      words: [name, ...aliases],
    }))
  return {
    units: withOffice(city, uniqueNames(units)),
    collectives: names
      .filter(([name]) => isCollective(name))
      .map(([name]) => ({ name, kind: kindOf(name), members: null })),
    firstReportMonth: firstMonth(
      reading.signedOn !== null && reading.signedOn > today ? reading.signedOn : today,
      dueDay,
    ),
    reportDueDay: dueDay,
    filings: filingsOf(text, reading),
  }
}

/** Two long names that begin alike are cut to the same: the later one joins the first. */
function uniqueNames(units: readonly SetupUnit[]): SetupUnit[] {
  return [...Map.groupBy(units, (u) => u.name).values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, words: [...new Set(same.flatMap((u) => u.words))] }] : []
  })
}
