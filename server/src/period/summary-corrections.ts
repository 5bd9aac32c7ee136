import type { SummaryCorrection } from '@gongjian/domain/report/month-summary.ts'
import { changesOf } from '@gongjian/domain/report/field-words.ts'
import type { Tx } from '../db/actor.ts'
import { FrozenReport } from '../report/freeze-version.ts'
import type { PeriodRow } from '../report/report-reader.ts'

/**
 * What was put right after the month was closed, in the order of time: each correction against the version before it.
 * The frozen summary stays as it is; who exports it reads these beside it.
 */
export async function readCorrections(tx: Tx, period: PeriodRow): Promise<SummaryCorrection[]> {
  const rows = await tx
    .selectFrom('report_version as v')
    .innerJoin('report as r', 'r.id', 'v.report_id')
    .leftJoin('report_version as b', (join) =>
      join
        .onRef('b.plan_id', '=', 'v.plan_id')
        .onRef('b.report_id', '=', 'v.report_id')
        .on((eb) => eb('b.number', '=', eb('v.number', '-', 1))),
    )
    .select(['v.body as body', 'b.body as before'])
    .where('v.plan_id', '=', period.plan_id)
    .where('r.period_id', '=', period.id)
    .where('v.kind', '=', 'correction')
    .orderBy('v.submitted_at')
    .orderBy('v.id')
    .execute()
  return rows.flatMap(({ body, before }) => correctionsOf(parse(body), before === null ? null : parse(before)))
}

function parse(body: string): FrozenReport {
  return FrozenReport.parse(JSON.parse(body))
}

function correctionsOf(after: FrozenReport, before: FrozenReport | null): SummaryCorrection[] {
  return after.lines.flatMap((line) => {
    const old = before?.lines.find((l) => l.task === line.task) ?? null
    const changes = old === null && line.state === 'draft' ? [] : changesOf(old, line)
    if (changes.length === 0) return []
    return {
      unit: after.unit.name,
      task: `${line.label} ${line.title}`,
      version: after.number,
      by: after.submittedBy,
      at: after.submittedAt,
      reason: after.reason ?? '',
      changes: changes.map((c) => ({ field: c.title, before: c.before, after: c.after })),
    }
  })
}
