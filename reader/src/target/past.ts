import { clauseAt } from '../clause/clauses.ts'
import type { Document } from '../document.ts'
import type { Quantity } from '../quantity/quantities.ts'
import { lineStart } from '../spans.ts'

interface Place {
  readonly document: Document
  readonly quantity: Quantity
  readonly sentence: readonly [number, number]
  readonly clauseStart: number
}

const PAST = /(?:已经|已(?!有的)|目前|近年来|截至|现有|共有|增长了|下降了|提高了|去年|上年度|以来)/
/** Headings of what is, not of what shall be. */
const PRESENT =
  /^(?!.*(?:夯实|筑牢|打牢|强化|巩固|完善|加强|厚植|扩大)).*(?:现状|(?:发展|工作|产业)基础|主要成效|工作回顾|发展形势)$|存在(?:的)?(?:主要)?问题$/

/** What was reached already: a fact of the past sets no goal. */
export function isPastFact({ document, quantity, clauseStart, sentence }: Place): boolean {
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
