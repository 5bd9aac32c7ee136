import type { TableColumn, TableRow } from '@gongjian/office'
import { sql } from 'kysely'
import { ALERT_COLOURS, ALERT_FIELDS } from '@gongjian/domain/season/alert.ts'
import { gapWords } from '@gongjian/domain/season/proposal.ts'
import { measureWords, TIER_TITLES } from '@gongjian/domain/season/words.ts'
import { FILE_TYPES } from '../file/file-types.ts'
import { loadOffice } from '../file/load-office.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { judgedRows, planRowOf, ROW, type JudgedRow, type RawPlanRow } from './list-season-rows.ts'
import { getCountySeason } from './season-base.ts'

const COLUMNS: readonly TableColumn[] = [
  { key: 'township', title: '乡镇街道', width: 14, kind: 'text' },
  { key: 'enterprise', title: '企业名称', width: 32, kind: 'text' },
  { key: 'facility', title: '产线（设备）', width: 20, kind: 'text' },
  { key: 'process', title: '工序', width: 16, kind: 'text' },
  { key: 'turn', title: '轮次', width: 8, kind: 'number' },
  { key: 'trade', title: '行业', width: 10, kind: 'text' },
  { key: 'performance', title: '绩效等级', width: 14, kind: 'text' },
  { key: 'performanceEdition', title: '分级依据版本', width: 20, kind: 'text' },
  { key: 'catalogueClass', title: '目录类别', width: 10, kind: 'text' },
  { key: 'listed', title: '绿色环保评比名单', width: 16, kind: 'text' },
  { key: 'tier', title: '企业类别', width: 14, kind: 'text' },
  { key: 'upgrade', title: '提标治理（管控优惠）', width: 18, kind: 'text' },
  { key: 'emissionShare', title: '占企业排放比重（%）', width: 14, kind: 'number' },
  { key: 'proposed', title: '规则建议', width: 14, kind: 'text' },
  { key: 'clauseLabel', title: '建议依据', width: 14, kind: 'text' },
  { key: 'measure', title: '错峰措施', width: 12, kind: 'text' },
  { key: 'limitPercent', title: '限产比例（%）', width: 12, kind: 'number' },
  { key: 'from', title: '起始日期', width: 12, kind: 'date' },
  { key: 'until', title: '结束日期', width: 12, kind: 'date' },
  { key: 'minimumRun', title: '最短连续运行天数', width: 12, kind: 'number' },
  { key: 'reason', title: '措施理由', width: 40, kind: 'text' },
  ...ALERT_COLOURS.map((c): TableColumn => ({ key: ALERT_FIELDS[c], title: `${c}预警措施`, width: 20, kind: 'text' })),
  { key: 'alertReason', title: '预警措施理由', width: 30, kind: 'text' },
  { key: 'gaps', title: '未填完', width: 40, kind: 'text' },
]

function cellsOf(r: JudgedRow): TableRow {
  return {
    ...Object.fromEntries(COLUMNS.map(({ key }) => [key, (r as unknown as TableRow)[key]])),
    enterprise: r.enterprise.name,
    tier: r.tier === null ? '' : TIER_TITLES[r.tier],
    upgrade: r.upgrade === null ? '' : `${r.upgrade.met ?? ''}${r.upgradeWithheld ? '，没有享受' : ''}`,
    proposed: r.proposed === null ? '' : measureWords(r.proposed.measure, r.proposed.percent),
    gaps: gapWords({ ...r, percent: r.limitPercent }).join('；'),
  }
}

/** A county's plan as a workbook: as it stands, or one of its submissions. Some thousand rows, read at once. */
export const exportSeasonPlan = implement('exportSeasonPlan', async (ctx, { season, unit, number }) => {
  const county = await getCountySeason(ctx, season, unit)
  const judged = await judgedRows(ctx, county, number)
  const { rows } = await sql<RawPlanRow>`select ${ROW} from ${judged} j
    order by coalesce(j.township, ''), coalesce(j.enterprise, ''), coalesce(j.facility, ''), j.id`.execute(ctx.tx)
  const which = number === undefined ? '' : `（第 ${number} 版）`
  const title = `${county.unit.name}${county.season.name}错峰方案${which}`
  await recordEvent(ctx, {
    kind: 'season-exported',
    subject: title,
    unitId: ctx.actor.unitId,
    detail: { rows: rows.length },
  })
  const { writeTable } = await loadOffice()
  const table = { title, above: [title], columns: COLUMNS, rows: rows.map((r) => cellsOf(planRowOf(county.base, r))) }
  return { fileName: `${title}.xlsx`, type: FILE_TYPES.xlsx, body: writeTable(table) }
})
