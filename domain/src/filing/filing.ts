import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { TaskId } from '../task/task.ts'

/** What is handed in once: implementation 实施方案 · relocation 搬迁改造实施方案, with their parts. */
export const FilingKind = z.enum(['implementation', 'relocation'])
export type FilingKind = z.infer<typeof FilingKind>

export interface FilingPartDefinition {
  readonly key: string
  readonly title: string
  readonly wants: 'file' | 'text' | 'either'
}
export interface FilingDefinition {
  readonly kind: FilingKind
  readonly title: string
  readonly parts: readonly FilingPartDefinition[]
  /** Sent only when every part is there; else its files must be, and what may follow is shown as missing. */
  readonly isWhole: boolean
}

const TEN_PARTS = [
  '实施范围',
  '工作目标',
  '进度安排',
  '组织方式',
  '职责分工',
  '资金筹措',
  '承接园区',
  '职工安置',
  '补偿标准',
  '保障措施',
]

export const FILINGS: Readonly<Record<FilingKind, FilingDefinition>> = {
  implementation: {
    kind: 'implementation',
    title: '实施方案',
    isWhole: false,
    parts: [
      { key: 'plan-file', title: '实施方案文件', wants: 'file' },
      { key: 'enterprise-list', title: '涉及企业名单', wants: 'either' },
      { key: 'project-list', title: '涉及项目名单', wants: 'either' },
      { key: 'ledger', title: '工作台账', wants: 'either' },
      { key: 'schedule', title: '进度计划', wants: 'either' },
    ],
  },
  relocation: {
    kind: 'relocation',
    title: '搬迁改造实施方案',
    isWhole: true,
    parts: [
      { key: 'plan-file', title: '实施方案文件', wants: 'file' },
      ...TEN_PARTS.map((title, i): FilingPartDefinition => ({ key: `part-${i + 1}`, title, wants: 'text' })),
    ],
  },
}

/** A filing that a plan orders of each of its responsible bodies, as its words call it. */
export const PlanFiling = z.object({
  kind: FilingKind,
  title: z.string().trim().min(2).max(60),
  clause: z.string().max(40),
  clauseLabel: z.string().max(40),
  /** The task whose lead reviews; null: the office does. */
  task: TaskId.nullable(),
  dueOn: Day,
})
export type PlanFiling = z.infer<typeof PlanFiling>

export const FilingState = z.enum(['draft', 'submitted', 'accepted', 'returned'])
export type FilingState = z.infer<typeof FilingState>
export const FILING_STATE_TITLES: Record<FilingState, string> = {
  draft: '填报中',
  submitted: '待审核',
  accepted: '已接受',
  returned: '已退回',
}

export function isPartPresent(part: FilingPartDefinition, text: string, files: number): boolean {
  switch (part.wants) {
    case 'file':
      return files > 0
    case 'text':
      return text.trim() !== ''
    case 'either':
      return files > 0 || text.trim() !== ''
  }
}

interface PartHeld {
  readonly key: string
  readonly text: string
  readonly files: number
}

/** The parts that are still missing, in the plan's order. */
export function missingParts(kind: FilingKind, have: readonly PartHeld[]): FilingPartDefinition[] {
  return FILINGS[kind].parts.filter((p) => {
    const got = have.find((h) => h.key === p.key)
    return !isPartPresent(p, got?.text ?? '', got?.files ?? 0)
  })
}

/** Without these it cannot be sent: 三（一） wants all ten parts; 七（一） the file itself, its lists and ledger may follow. */
export function partsToSend(kind: FilingKind, have: readonly PartHeld[]): FilingPartDefinition[] {
  return missingParts(kind, have).filter((p) => FILINGS[kind].isWhole || p.wants === 'file')
}
