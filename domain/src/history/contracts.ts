import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { PageLimit } from '../operation/page.ts'
import { Day, Instant, Month } from '../calendar/calendar.ts'
import { TaskId } from '../task/task.ts'
import { UnitCode } from '../unit/unit.ts'

export const Change = z.object({
  field: z.string(),
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type Change = z.infer<typeof Change>

export const HistoryRow = z.object({
  id: z.number().int(),
  at: Instant.describe('real time'),
  planAt: Instant.describe('the plan clock'),
  actor: z.string(),
  actorUnit: z.string(),
  ip: z.string().nullable(),
  noun: z.string().describe('月报条目, 账号, 登录…'),
  action: z.string(),
  subject: z.string(),
  unit: z.string().nullable(),
  task: z.string().nullable(),
  why: z.string().nullable(),
  changes: z.array(Change),
  sealedIn: z.number().int().nullable(),
})
export type HistoryRow = z.infer<typeof HistoryRow>

const Filter = z.object({
  actor: z.string().max(60).optional(),
  unit: UnitCode.optional(),
  task: TaskId.optional(),
  noun: z.string().max(40).optional(),
  from: Day.optional(),
  to: Day.optional(),
  q: z.string().max(60).optional(),
})

export const historyContracts = {
  /** The business history of what the actor may read: a task's or a report's page. */
  listHistory: contract({
    name: 'listHistory',
    method: 'GET',
    path: '/history',
    summary: '变更历史',
    access: 'history.read',
    input: z.object({
      task: TaskId.optional(),
      month: Month.optional(),
      unit: UnitCode.optional(),
      before: z.coerce.number().int().optional(),
    }),
    output: z.object({ rows: z.array(HistoryRow), next: z.number().int().nullable() }),
  }),
  listAudit: contract({
    name: 'listAudit',
    method: 'GET',
    path: '/audit',
    summary: '审计',
    access: 'audit.read',
    input: Filter.extend({
      before: z.coerce.number().int().optional(),
      limit: PageLimit,
    }),
    output: z.object({
      rows: z.array(HistoryRow),
      next: z.number().int().nullable(),
      total: z.number().int(),
      totalIsExact: z.boolean(),
      nouns: z.array(z.object({ noun: z.string(), title: z.string() })),
    }),
  }),
  exportAudit: contract({
    name: 'exportAudit',
    method: 'GET',
    path: '/audit/export',
    summary: '导出审计',
    access: 'audit.read',
    answer: 'file',
    input: Filter.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    output: z.unknown(),
  }),
  verifyAudit: contract({
    name: 'verifyAudit',
    method: 'POST',
    path: '/audit/verify',
    summary: '核验审计链',
    access: 'audit.read',
    input: z.object({}),
    output: z.object({
      ok: z.boolean(),
      blocks: z.number().int(),
      rows: z.number().int(),
      unsealed: z.number().int(),
      head: z.string().nullable(),
      problem: z.string().nullable(),
      at: Instant,
    }),
  }),
} as const
