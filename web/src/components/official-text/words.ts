import { COMPARATOR_TITLES } from '@gongjian/domain/target/target.ts'
import type {
  DeadlineKind,
  ReadingAssignment,
  ReadingDeadline,
  ReadingReference,
  ReadingTarget,
  ReadingThreshold,
} from '@gongjian/domain/plan/reading.ts'

export const DEADLINE_KIND_TITLES: Record<DeadlineKind, string> = {
  by: '截止',
  at: '当日',
  from: '起始',
  recurring: '定期',
  ongoing: '持续推进',
}

export const TARGET_KIND_TITLES: Record<ReadingTarget['kind'], string> = {
  decrease: '下降',
  increase: '增长',
  level: '达到',
}

export const FIRMNESS_TITLES: Record<ReadingTarget['firmness'], string> = { binding: '约束', strive: '力争' }

/** 2020-12-31 前 */
export function deadlineWords({ kind, date, text }: Pick<ReadingDeadline, 'kind' | 'date' | 'text'>): string {
  switch (kind) {
    case 'by':
      return date === null ? `${tidy(text)}（未定日期）` : `${date} 前`
    case 'at':
      return date ?? tidy(text)
    case 'from':
      return date === null ? tidy(text) : `自 ${date} 起`
    case 'recurring':
      return tidy(text)
    case 'ongoing':
      return '持续推进'
  }
}

export function numberWords(value: number): string {
  return value.toLocaleString('zh-CN', { maximumFractionDigits: 6 })
}

type Amount = Pick<ReadingTarget, 'comparator' | 'value' | 'unit'>

/** 比 2015 年下降 23% 以上，2020-12-31 前 */
export function targetWords(t: Omit<ReadingTarget, 'clause' | 'start' | 'end' | 'subject'>): string {
  const base = t.baseline === null ? '' : `比 ${t.baseline} 年`
  const goal = t.kind === 'level' ? levelWords(t) : `${TARGET_KIND_TITLES[t.kind]}${changeWords(t)}`
  const by = t.by === null ? '' : `，${t.by} 前`
  return `${t.firmness === 'strive' ? '力争' : ''}${base}${goal}${by}`
}

function amount({ value, unit }: Amount): string {
  return unit === '%' ? `${numberWords(value)}%` : `${numberWords(value)} ${unit}`
}

function levelWords(t: Amount): string {
  return `${COMPARATOR_TITLES[t.comparator]} ${amount(t)}`
}

function changeWords(t: Amount): string {
  switch (t.comparator) {
    case '>=':
      return ` ${amount(t)} 以上`
    case '<=':
      return ` ${amount(t)} 以内`
    case '~':
      return ` ${amount(t)} 左右`
    case '=':
      return ` ${amount(t)}`
    case '>':
    case '<':
      return `${COMPARATOR_TITLES[t.comparator]} ${amount(t)}`
  }
}

const BOUNDS: Record<ReadingThreshold['comparator'], string> = {
  '<': '小于',
  '<=': '不大于',
  '>': '大于',
  '>=': '不小于',
}

export function thresholdWords(t: Pick<ReadingThreshold, 'comparator' | 'value' | 'unit' | 'borderline'>): string {
  const edge = t.borderline ? '（正好等于时待定：原文未写“及”）' : ''
  return `${BOUNDS[t.comparator]} ${numberWords(t.value)} ${t.unit}${edge}`
}

export function referenceWords({ title, docNumber }: Pick<ReadingReference, 'title' | 'docNumber'>): string {
  return [title === null ? '' : `《${tidy(title)}》`, docNumber ?? ''].filter((w) => w !== '').join(' ')
}

export const PARTS = ['leads', 'responsible', 'cooperating', 'others'] as const
export type PartKey = (typeof PARTS)[number]

export const PART_WORDS: Record<PartKey, string> = {
  leads: '牵头',
  responsible: '主体责任',
  cooperating: '配合',
  others: '未定角色',
}

/** 牵头 市工信局 · 配合 市财政局 */
export function assignmentWords(a: Pick<ReadingAssignment, PartKey>): string {
  return PARTS.filter((part) => a[part].length > 0)
    .map((part) => `${PART_WORDS[part]} ${a[part].join('、')}`)
    .join(' · ')
}

/** Words of the document on one line, a scanner's blanks gone. */
export function tidy(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '')
    .trim()
}

export function shorten(words: string, most: number): string {
  const line = tidy(words)
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

const LEFT_EDGE = /[，。；：、;:！？!?\r\n]/
const RIGHT_EDGE = /[，。；、;！？!?\r\n]/
const REACH = 18

/** The words of the sentence on both sides: eight deadlines of one clause are told apart by them. */
export function around(
  text: string,
  { start, end }: { start: number; end: number },
): { before: string; after: string } {
  const left = text.slice(Math.max(0, start - REACH), start)
  const right = text.slice(end, end + REACH)
  const before = left.split(LEFT_EDGE).at(-1) ?? ''
  const after = right.split(RIGHT_EDGE)[0] ?? ''
  return {
    before: `${before.length === REACH ? '…' : ''}${tidy(before)}`,
    after: `${tidy(after)}${after.length === REACH ? '…' : ''}`,
  }
}

/** 中小型企业…完成搬迁入园 */
export function aroundWords(text: string, span: { start: number; end: number }): string {
  const { before, after } = around(text, span)
  return before !== '' && after !== '' ? `${before}…${after}` : before + after
}
