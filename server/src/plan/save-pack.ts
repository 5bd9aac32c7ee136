import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { PlanTask } from '@gongjian/domain/task/task.ts'
import type { Tx } from '../db/actor.ts'
import { searchEntries } from '../search/search-entries.ts'

export interface SavedPlan {
  readonly planId: number
  readonly units: ReadonlyMap<string, number>
  readonly tasks: ReadonlyMap<string, number>
}

async function insertPlan(
  tx: Tx,
  pack: PlanPack,
  reading: Reading,
  findings: readonly Finding[],
  fromPack: boolean,
): Promise<number> {
  const row = await tx
    .insertInto('plan')
    .values({
      code: pack.code,
      city: pack.city,
      title: pack.title,
      doc_number: pack.docNumber,
      issuer: pack.issuer,
      signed_on: pack.signedOn,
      document: pack.document,
      reading: JSON.stringify(reading),
      findings: JSON.stringify(findings),
      from_pack: fromPack,
      first_report_month: pack.firstReportMonth,
      report_due_day: pack.reportDueDay,
      filings: JSON.stringify(pack.filings),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

async function insertUnits(tx: Tx, planId: number, pack: PlanPack): Promise<Map<string, number>> {
  const rows = await tx
    .insertInto('unit')
    .values(
      pack.units.map((u, sort) => ({
        plan_id: planId,
        code: u.code,
        kind: u.kind,
        name: u.name,
        short: u.short,
        county_code: u.countyCode,
        aliases: u.aliases,
        sort,
      })),
    )
    .returning(['id', 'code'])
    .execute()
  const ids = new Map(rows.map((r) => [r.code, r.id]))
  const names = pack.units.flatMap((u) =>
    u.names.map((n) => ({ plan_id: planId, unit_id: ids.get(u.code) ?? 0, name: n.name, valid_from: n.validFrom })),
  )
  if (names.length > 0) await tx.insertInto('unit_name').values(names).execute()
  if (pack.townships.length > 0) {
    await tx
      .insertInto('township')
      .values(
        pack.townships.map((t) => ({
          plan_id: planId,
          code: t.code,
          name: t.name,
          kind: t.kind,
          county_code: t.countyCode,
          unit_id: t.unit === null ? null : (ids.get(t.unit) ?? null),
        })),
      )
      .execute()
  }
  return ids
}

function taskUnits(planId: number, taskId: number, task: PlanTask, units: ReadonlyMap<string, number>) {
  const parts = [
    ['lead', task.leads],
    ['responsible', task.responsible],
    ['cooperating', task.cooperating],
  ] as const
  return parts.flatMap(([part, codes]) =>
    codes.flatMap((code, sort) => {
      const unitId = units.get(code)
      return unitId === undefined ? [] : [{ plan_id: planId, task_id: taskId, unit_id: unitId, part, sort }]
    }),
  )
}

async function insertTasks(
  tx: Tx,
  planId: number,
  pack: PlanPack,
  units: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const rows = await tx
    .insertInto('task')
    .values(
      pack.tasks.map((t, sort) => ({
        plan_id: planId,
        code: t.id,
        clause: t.clause,
        label: t.label,
        title: t.title,
        sort,
      })),
    )
    .returning(['id', 'code'])
    .execute()
  const ids = new Map(rows.map((r) => [r.code, r.id]))
  const links = pack.tasks.flatMap((t) => taskUnits(planId, ids.get(t.id) ?? 0, t, units))
  if (links.length > 0)
    await tx
      .insertInto('task_unit')
      .values(links)
      .onConflict((c) => c.doNothing())
      .execute()
  const milestones = pack.tasks.flatMap((t) =>
    t.milestones.map((m, sort) => ({
      plan_id: planId,
      code: m.id,
      task_id: ids.get(t.id) ?? 0,
      date: m.date,
      text: m.text,
      clause: m.clause,
      start_at: m.start ?? null,
      end_at: m.end ?? null,
      sort,
    })),
  )
  if (milestones.length > 0) await tx.insertInto('milestone').values(milestones).execute()
  return ids
}

async function insertTargets(tx: Tx, planId: number, pack: PlanPack): Promise<void> {
  if (pack.targets.length === 0) return
  await tx
    .insertInto('target')
    .values(
      pack.targets.map((t, sort) => ({
        plan_id: planId,
        code: t.id,
        clause: t.clause,
        task: t.task,
        subject: t.subject,
        kind: t.kind,
        comparator: t.comparator,
        value: t.value,
        unit: t.unit,
        baseline_year: t.baselineYear,
        by_day: t.by,
        firmness: t.firmness,
        sort,
      })),
    )
    .execute()
}

/** Writes a plan with its units, tasks, targets and search entries. One definition serves packs and plans saved in the web. */
export async function savePack(
  tx: Tx,
  pack: PlanPack,
  reading: Reading,
  findings: readonly Finding[],
  fromPack: boolean,
): Promise<SavedPlan> {
  const planId = await insertPlan(tx, pack, reading, findings, fromPack)
  const units = await insertUnits(tx, planId, pack)
  const tasks = await insertTasks(tx, planId, pack, units)
  await insertTargets(tx, planId, pack)
  const entries = searchEntries(pack, reading)
  for (let i = 0; i < entries.length; i += 200) {
    const rows = entries.slice(i, i + 200).map((e, n) => ({ ...e, plan_id: planId, sort: i + n }))
    await tx.insertInto('search_entry').values(rows).execute()
  }
  return { planId, units, tasks }
}
