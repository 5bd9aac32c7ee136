import { all, oneOf, type Expr } from '@gongjian/domain/rule/expression.ts'
import { factsOf } from '@gongjian/domain/rule/fact.ts'
import { dayInWords } from '@gongjian/domain/calendar/calendar.ts'
import { ruleSet } from '@gongjian/domain/rule/problems.ts'
import type { Rule } from '@gongjian/domain/rule/rule.ts'
import type { DueRow } from '@gongjian/domain/register/due.ts'
import { relocation } from '../registers/relocation.ts'
import { planRule } from './plan-rule.ts'

const facts = factsOf('relocation', '建成区重污染企业', relocation, { pathway: {}, size: {} })

/** The words of 三（一）1 for each pathway; 退城入园 has two, by size. */
const QUOTES: Readonly<Record<string, string>> = {
  就地改造: '对就地改造的企业 2019 年上半年启动，2020 年底前完成',
  转型转产: '转型转产的企业 2019 年上半年启动，2021 年底前完成',
  关闭退出: '对关闭退出企业 2020 年底前完成',
  小: '中小型企业 2022 年底前完成搬迁入园',
  大: '大型和特大型企业 2025 年完成搬迁入园',
}

function quoteOf({ when }: DueRow): string {
  const key = Object.keys(QUOTES).find((k) => (when.size ?? when.pathway ?? []).includes(k))
  if (key === undefined) throw new Error(`no words of 3.1.1 for ${JSON.stringify(when)}`)
  return QUOTES[key] ?? ''
}

function conditionOf({ when }: DueRow): Expr {
  return all(...Object.entries(when).map(([fact, values]) => oneOf(fact, values)))
}

/** The register's own table of due days, row by row: written once, checked here for gaps and overlaps, and told in words. */
function dueRules(): Rule[] {
  if (relocation.due.kind !== 'table') throw new Error('3.1 is a table of due days')
  return relocation.due.rows.map((r, i) => {
    const start = r.startBy === null ? '' : `${dayInWords(r.startBy)}前启动，`
    return planRule(`relocation.due-${i + 1}`, {
      title: Object.values(r.when)
        .map((words) => words.join('、'))
        .join('，'),
      clause: r.clause,
      quote: quoteOf(r),
      outcome: 'require',
      when: conditionOf(r),
      then: `应当${start}${dayInWords(r.day)}前完成`,
    })
  })
}

const rows = dueRules()

/** 三（一）1. */
export const relocationRules = ruleSet({
  facts,
  otherwise: 'keep',
  rules: rows,
  tables: [{ id: 'relocation.due', title: '各改造方式的时限', within: all(), rows: rows.map((r) => r.id) }],
})
