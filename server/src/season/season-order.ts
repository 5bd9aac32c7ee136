import { sql } from 'kysely'
import { dayOf } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import type { SeasonOrder, SeasonOrderLine } from '@gongjian/domain/season/order.ts'
import { daysCovered } from '@gongjian/domain/season/days.ts'
import { departs, proposedOf } from '@gongjian/domain/season/proposal.ts'
import { measureWords } from '@gongjian/domain/season/words.ts'
import type { Ctx } from '../app.ts'
import { plain } from '../enterprise/dossier/dossier-files.ts'
import { FILE_TYPES } from '../file/file-types.ts'
import { loadOffice } from '../file/load-office.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { isByUpgrade } from './holds-sql.ts'
import { frozenRows } from './judged-sql.ts'
import { getObeyed, lineSql } from './obeyed.ts'
import { getCountySeason, type CountySeason } from './season-base.ts'

interface Row {
  readonly enterprise: string
  readonly credit_code: string | null
  readonly line: string
  readonly facility: string | null
  readonly process: string | null
  readonly measure: string | null
  readonly percent: number | null
  readonly from: string | null
  readonly until: string | null
  readonly reason: string | null
  readonly rule: string | null
  readonly trade: string | null
  readonly codeTrade: string | null
  readonly upgradeMet: string | null
}

function lineOf({ base, season }: CountySeason, r: Row, rows: readonly Row[]): SeasonOrderLine {
  const rule = base.proposing.ruleSet.rules.find((x) => x.id === r.rule)
  const clause = rule?.clause ?? base.binding.uniform.clause
  const proposal = r.rule === null ? undefined : base.binding.proposals[r.rule]
  const winter = { from: season.from_day, until: season.until_day }
  const proposed = proposal
    ? proposedOf(proposal.measure, season.limits[r.codeTrade ?? r.trade ?? ''] ?? null, winter)
    : null
  const turns = rows.filter((x) => x.facility === r.facility && x.process === r.process)
  const lineDays = r.from === null || r.until === null ? null : daysCovered(turns, winter)
  const upgrade =
    rule !== undefined && isByUpgrade(rule) && r.upgradeMet !== null ? `提标治理验收${r.upgradeMet}` : null
  const why = [rule?.title, upgrade, departs({ ...r, lineDays }, proposed) ? r.reason : null].filter(
    (x) => x != null && x !== '',
  )
  return {
    name: r.line,
    order: measureWords(r.measure, r.percent),
    days: r.from === null || r.until === null ? '' : `${r.from} 至 ${r.until}`,
    why: why.join('；'),
    clause: `方案${clauseLabel(clause)}`,
  }
}

async function readRows(ctx: Ctx, county: CountySeason, version: number, enterprise: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.enterprise, t.credit_code, ${lineSql('t')} as line, t.facility, t.process, t.measure, t.limit_percent as percent, t."from", t.until, t.reason,
      t.frozen_rule as rule, t.trade, t.code_trade as "codeTrade", t.upgrade_met as "upgradeMet"
    from ${frozenRows(county.base, ctx.actor.planId, version)} t where t.enterprise_id = ${enterprise}
    order by t.facility, t.process, t."from", t.id`.execute(ctx.tx)
  return rows
}

async function orderOf(ctx: Ctx, county: CountySeason, enterprise: number): Promise<SeasonOrder> {
  const { actor, app, tx } = ctx
  const obeyed = await getObeyed(ctx, county)
  const rows = await readRows(ctx, county, obeyed.id, enterprise)
  const [first] = rows
  if (!first) return fail('enterprise-not-found')
  const plan = await tx
    .selectFrom('plan')
    .select(['title', 'doc_number'])
    .where('id', '=', actor.planId)
    .executeTakeFirstOrThrow()
  return {
    planTitle: plan.title,
    docNumber: plan.doc_number ?? '',
    season: county.season.name,
    from: county.season.from_day,
    until: county.season.until_day,
    enterprise: first.enterprise,
    creditCode: first.credit_code ?? '',
    county: county.unit.name,
    version: obeyed.number,
    approvedBy: obeyed.judged_by ?? '',
    approvedOn: dayOf(obeyed.judged_at ?? obeyed.submitted_at),
    madeOn: app.clock.today(),
    trial: app.config.trial,
    lines: rows.map((r) => lineOf(county, r, rows)),
  }
}

/** 错峰生产通知单 of what is in force; what leaves the house stands in the audit. */
export const downloadSeasonOrder = implement('downloadSeasonOrder', async (ctx, { season, unit, enterprise }) => {
  const county = await getCountySeason(ctx, season, unit)
  const order = await orderOf(ctx, county, enterprise)
  const { seasonOrderWord } = await loadOffice()
  const body = await seasonOrderWord(order)
  await recordEvent(ctx, {
    kind: 'order-exported',
    subject: order.enterprise,
    unitId: ctx.actor.unitId,
    detail: { season: order.season, version: order.version },
  })
  return { fileName: `${plain(order.enterprise)}-${order.season}错峰生产通知单.docx`, type: FILE_TYPES.docx, body }
})
