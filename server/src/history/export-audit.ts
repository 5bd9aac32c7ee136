import type { TableColumn, TableRow } from '@gongjian/office'
import type { HistoryRow } from '@gongjian/domain/history/contracts.ts'
import type { App } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import { inTransaction } from '../db/transaction.ts'
import { FILE_TYPES } from '../file/file-types.ts'
import { loadOffice } from '../file/load-office.ts'
import { implement } from '../operation/implementation.ts'
import { narrowAudit, type AuditFilter } from './audit-reader.ts'
import { describeRow } from './describe-row.ts'
import { readNames } from './history-names.ts'
import { pageOf, selectHistory } from './history-reader.ts'
import { recordEvent } from './record-event.ts'

const COLUMNS: readonly TableColumn[] = [
  { key: 'id', title: '编号', width: 10, kind: 'number' },
  { key: 'planAt', title: '方案时间', width: 20, kind: 'time' },
  { key: 'at', title: '实际时间', width: 20, kind: 'time' },
  { key: 'actor', title: '操作人', width: 24, kind: 'text' },
  { key: 'actorUnit', title: '操作人单位', width: 20, kind: 'text' },
  { key: 'ip', title: '来源地址', width: 16, kind: 'text' },
  { key: 'noun', title: '对象', width: 14, kind: 'text' },
  { key: 'action', title: '动作', width: 10, kind: 'text' },
  { key: 'subject', title: '内容', width: 40, kind: 'text' },
  { key: 'unit', title: '单位', width: 20, kind: 'text' },
  { key: 'task', title: '任务', width: 10, kind: 'text' },
  { key: 'why', title: '理由', width: 24, kind: 'text' },
  { key: 'changes', title: '变更', width: 60, kind: 'text' },
  { key: 'sealedIn', title: '封存块', width: 8, kind: 'number' },
]

function cellsOf(row: HistoryRow): TableRow {
  const changes = row.changes.map((c) => `${c.title}：${c.from ?? '（空）'} → ${c.to ?? '（空）'}`)
  return { ...row, changes: changes.join('\n') }
}

const ROWS_A_PAGE = 500

async function readPage(app: App, actor: Actor, filter: AuditFilter, before: number): Promise<HistoryRow[]> {
  return inTransaction(app, actor, async ({ tx }) => {
    const narrow = await narrowAudit(tx, actor.planId, filter)
    const rows = await pageOf(narrow(selectHistory(tx, actor.planId)), before, ROWS_A_PAGE)
    const names = await readNames(tx, actor.planId, rows)
    return rows.map((r) => describeRow(r, names))
  })
}

/**
 * The rows are read after the operation is over, while the download runs: each page in a transaction of its own under the
 * same policies, so that a slow client holds none open. The history is append-only: nothing moves meanwhile.
 */
async function* rowsBefore(app: App, actor: Actor, filter: AuditFilter, top: number): AsyncGenerator<TableRow> {
  let before = top
  for (;;) {
    const page = await readPage(app, actor, filter, before)
    yield* page.map(cellsOf)
    const last = page.at(-1)
    if (!last || page.length < ROWS_A_PAGE) return
    before = last.id
  }
}

export const exportAudit = implement('exportAudit', async (ctx, { format, ...filter }) => {
  const { app, actor, tx } = ctx
  const newest = await pageOf(selectHistory(tx, actor.planId), undefined, 1)
  const top = (newest[0]?.id ?? 0) + 1
  await recordEvent(ctx, {
    kind: 'audit-exported',
    subject: app.clock.today(),
    unitId: null,
    detail: { format, filter },
  })
  const { writeTable } = await loadOffice()
  const rows = rowsBefore(app, actor, filter, top)
  return {
    fileName: `审计记录-${app.clock.today()}.${format}`,
    type: FILE_TYPES[format],
    body: writeTable({ title: '审计记录', columns: COLUMNS, rows }, format),
  }
})
