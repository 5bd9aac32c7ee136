import type { HeadMatch, HeadMatchedBy, SheetMapping } from '@gongjian/domain/register/import.ts'
import {
  IMPORT_KIND_TITLES,
  type ImportCounts,
  type ImportJob,
  type ImportKind,
  type ImportState,
} from '@gongjian/domain/register/import-contracts.ts'

/** The machine works on it: what is shown changes by itself. */
export function isMoving(state: ImportState): boolean {
  return state === 'waiting' || state === 'reading' || state === 'taking'
}

export const MATCHED_BY: Record<HeadMatchedBy, string> = {
  label: '名称一致',
  alias: '常用别名',
  similar: '名称相近，请核对',
  chosen: '人工指定',
  derived: '系统填写，不读',
  none: '没有对应，不读',
}

/** What the rows are looked at by: what becomes of them, or what is worth a look. */
export const TABS = ['refused', 'created', 'updated', 'noticed', 'unchanged'] as const
export type Tab = (typeof TABS)[number]

export const TAB_TITLES: Record<Tab, string> = { ...IMPORT_KIND_TITLES, noticed: '需留意' }

export function countOf(counts: ImportCounts, tab: Tab): number {
  return counts[tab]
}

/** The first that asks for a person. */
export function firstTab(counts: ImportCounts): Tab {
  return TABS.find((t) => counts[t] > 0) ?? 'created'
}

export function rowsInput(tab: Tab): { kind?: ImportKind; noticed?: 'yes' } {
  return tab === 'noticed' ? { noticed: 'yes' } : { kind: tab }
}

/** How far it is, in words. */
export function stateWords(job: ImportJob): string {
  switch (job.state) {
    case 'waiting':
      return job.ahead > 0 ? `排队中，前面还有 ${job.ahead} 个` : '排队中，马上开始'
    case 'reading':
      return `正在读取和核对，已读 ${job.counts.rows.toLocaleString()} 行`
    case 'ready':
      return '预览完成，还没有写入台账'
    case 'taking':
      return '正在写入台账'
    case 'done':
      return `已导入：新增 ${job.counts.created.toLocaleString()}，变更 ${job.counts.updated.toLocaleString()}，相同 ${job.counts.unchanged.toLocaleString()}，没有导入 ${job.counts.refused.toLocaleString()}`
    case 'failed':
      return job.error ?? '没有完成'
    case 'cancelled':
      return '已取消，台账没有改动'
  }
}

/** What a column was taken for, and of one that is not read what keeps it from the column that it resembles. */
export function matchedWords({ by, why }: HeadMatch): string {
  return why ? `${MATCHED_BY[by]}：${why}` : MATCHED_BY[by]
}

/** Heads that were taken for a column of nearly their name: what stands there is only as right as that. */
export function toCheck(sheets: readonly SheetMapping[]): number {
  return sheets.flatMap((s) => s.heads).filter((h) => h.by === 'similar').length
}

/** What of the columns asks for a person, before the rows do. */
export function mappingWords(sheets: readonly SheetMapping[]): string {
  const [similar, missed] = [toCheck(sheets), unmatched(sheets)]
  const words = [
    ...(similar > 0 ? [`${similar} 栏名称相近，请核对`] : []),
    ...(missed > 0 ? [`${missed} 栏没有对应，不会读入`] : []),
  ]
  return words.length === 0 ? '各栏都已对应' : words.join('；')
}

/** Heads that nobody has matched: worth telling, since a column of the ledger may be lost. */
export function unmatched(sheets: readonly SheetMapping[]): number {
  return sheets.flatMap((s) => s.heads).filter((h) => h.by === 'none' && h.head.trim() !== '').length
}
