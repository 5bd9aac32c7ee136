import type { ReportVersion } from '@gongjian/domain/report/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Actor } from '../db/actor.ts'
import { implement } from '../operation/implementation.ts'
import { readPlanFacts, unitIn, type UnitFacts } from './plan-facts.ts'
import { getReport } from './report-reader.ts'

/** A version holds the whole report, every task of it: a lead, who reads its tasks' lines only, gets none of another unit's. */
export function mustReadWhole(actor: Actor, unit: UnitFacts): void {
  if (unit.id === actor.unitId) return
  if (actor.role === 'door' || reachOf(actor.role, 'report.read') !== 'all') fail('outside-scope')
}

export const listReportVersions = implement(
  'listReportVersions',
  async ({ tx, actor }, { month, unit: unitCode }): Promise<ReportVersion[]> => {
    const unit = unitIn(await readPlanFacts(tx, actor.planId), unitCode)
    mustReadWhole(actor, unit)
    const report = await getReport(tx, actor, month, unit)
    const rows = await tx
      .selectFrom('report_version')
      .select(['number', 'kind', 'reason', 'submitted_by', 'submitted_at', 'sha256'])
      .select((eb) => eb.fn<number>('octet_length', ['body']).as('bytes'))
      .where('plan_id', '=', actor.planId)
      .where('report_id', '=', report.id)
      .orderBy('number')
      .execute()
    return rows.map((v) => ({
      number: v.number,
      kind: v.kind,
      reason: v.reason,
      submitted: { by: v.submitted_by, at: v.submitted_at.toISOString() },
      sha256: v.sha256,
      bytes: v.bytes,
    }))
  },
)
