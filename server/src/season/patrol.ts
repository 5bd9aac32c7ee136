import type { TableColumn, TableRow } from '@gongjian/office'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { z } from 'zod'
import { ALERT_FIELDS, alertOn, type AlertColour } from '@gongjian/domain/season/alert.ts'
import type { PatrolRow } from '@gongjian/domain/season/obey-contracts.ts'
import { measureWords } from '@gongjian/domain/season/words.ts'
import type { Ctx } from '../app.ts'
import { reachFor } from '../db/actor.ts'
import { FILE_TYPES } from '../file/file-types.ts'
import { loadOffice } from '../file/load-office.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { readCursor, writeCursor } from '../register/store/cursor.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { refOf } from '../report/plan-facts.ts'
import { frozenRows, sparedByAlert } from './judged-sql.ts'
import { datedSql } from './line-days-sql.ts'
import { getObeyed, lineSql } from './obeyed.ts'
import { getCountySeason, seasonViewOf, type CountySeason } from './season-base.ts'
import { readAlerts } from './timeline.ts'

interface Raw {
  readonly id: number
  readonly version: number | null
  readonly enterprise_id: number | null
  readonly enterprise: string | null
  readonly address: string | null
  readonly township: string | null
  readonly code: string
  readonly line: string
  readonly measure: string | null
  readonly percent: number | null
  readonly until: string | null
  readonly alert: string | null
  readonly carriedOut: string | null
  readonly inspectedOn: string | null
}

/** What is to be looked at on a day: what stops or is limited then, and what the day's alert adds. */
interface Day {
  readonly county: CountySeason
  readonly version: number
  readonly alert: AlertColour | null
  /** Rows of the day as `d`. */
  readonly rows: RawBuilder<unknown>
  /** Rows that the alert is for and that do not say what they add. */
  readonly unwritten: RawBuilder<unknown>
}

async function openDay(ctx: Ctx, season: number, unit: string, on: string): Promise<Day> {
  const county = await getCountySeason(ctx, season, unit)
  const obeyed = await getObeyed(ctx, county)
  const alert = alertOn(await readAlerts(ctx, season), on)
  const spared = sparedByAlert(county.base)
  const own = alert === null ? sql<string>`null::text` : sql<string>`t.${sql.ref(ALERT_FIELDS[alert])}`
  const isAlerted =
    alert === null ? sql<SqlBool>`false` : sql<SqlBool>`not coalesce(t.frozen_rule = any (${spared}::text[]), false)`
  const isStopped = sql<SqlBool>`coalesce(${sql.raw(datedSql('t.measure'))} and t."from" <= ${on}::date and t.until >= ${on}::date, false)`
  const all = frozenRows(county.base, ctx.actor.planId, obeyed.id)
  return {
    county,
    version: obeyed.number,
    alert,
    // What an alert adds is of the line: of its turns the one that runs on the day says it, else the first.
    rows: sql`(select d.* from (
      select t.*, row_number() over (partition by t.enterprise_id, t.facility, t.process, t.alert order by t.is_stopped desc, t.id) as nth from (
        select t.*, ${isStopped} as is_stopped, case when ${isAlerted} then nullif(trim(${own}), '') end as alert from ${all} t) t
      where t.is_stopped or t.alert is not null) d where d.is_stopped or d.nth = 1)`,
    unwritten: sql`(select t.id from ${all} t where ${isAlerted} and nullif(trim(${own}), '') is null)`,
  }
}

function inTownship(township: string | undefined): RawBuilder<SqlBool> {
  return township === undefined ? sql`true` : sql`coalesce(d.township, '') = ${township}`
}

/** The item as it stands says what was found there; the order is as it was approved. */
function selectSql({ actor }: Ctx, { county, rows }: Day, where: RawBuilder<SqlBool>): RawBuilder<Raw> {
  return sql<Raw>`select d.id, t.version, d.enterprise_id, d.enterprise, e.address, w.name as township, coalesce(d.township, '') as code,
      ${lineSql('d')} as line, case when d.is_stopped then d.measure end as measure, d.limit_percent as percent,
      case when d.is_stopped then d.until end as until, d.alert, t.carried_out as "carriedOut", t.inspected_on as "inspectedOn"
    from ${rows} d
    left join ${sql.table(tableOf(county.base.register.id))} t on t.plan_id = ${actor.planId} and t.id = d.id and t.stage <> 'removed'
    left join enterprise e on e.plan_id = ${actor.planId} and e.id = d.enterprise_id
    left join township w on w.plan_id = ${actor.planId} and w.code = d.township
    where ${where} order by coalesce(d.township, ''), coalesce(d.enterprise, ''), d.id`
}

function rowOf(r: Raw): PatrolRow {
  return {
    id: r.id,
    version: r.version,
    enterprise: { id: r.enterprise_id, name: r.enterprise ?? '' },
    address: r.address,
    township: r.township,
    line: r.line,
    order: r.measure === null ? '' : measureWords(r.measure, r.percent),
    until: r.until,
    alert: r.alert,
    carriedOut: r.carriedOut,
    inspectedOn: r.inspectedOn,
  }
}

const Cursor = z.tuple([z.string(), z.string(), z.number().int()])

/** By township, then enterprise: as a patrol goes. */
export const listPatrol = implement('listPatrol', async (ctx, { season, unit, on, township, after, limit }) => {
  const day = await openDay(ctx, season, unit, on)
  const { tx, actor, app } = ctx
  const here = inTownship(township)
  const behind =
    after === undefined
      ? here
      : sql<SqlBool>`${here} and (coalesce(d.township, ''), coalesce(d.enterprise, ''), d.id) > (${sql.join(readCursor(Cursor, after))})`
  const { rows } = await sql<Raw>`${selectSql(ctx, day, behind)} limit ${limit + 1}`.execute(tx)
  const counted = await sql<{ code: string; name: string | null; rows: number }>`
    select coalesce(d.township, '') as code, max(w.name) as name, count(*)::int as rows from ${day.rows} d
    left join township w on w.plan_id = ${actor.planId} and w.code = d.township group by 1 order by 1`.execute(tx)
  const unwritten = await sql<{ n: number }>`select count(*)::int as n from ${day.unwritten} x`.execute(tx)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const townships = counted.rows.map((t) => ({ code: t.code, name: t.name ?? '未写乡镇', rows: t.rows }))
  const shown = townships.filter((t) => township === undefined || t.code === township)
  return {
    rows: page.map(rowOf),
    next: rows.length > limit && last ? writeCursor([last.code, last.enterprise ?? '', last.id]) : null,
    count: shown.reduce((n, t) => n + t.rows, 0),
    isExact: true,
    season: seasonViewOf(day.county.season),
    unit: refOf(day.county.unit),
    register: day.county.base.register.id,
    version: day.version,
    alert: day.alert,
    unwritten: unwritten.rows[0]?.n ?? 0,
    townships,
    // What was found on a day to come nobody knows (store/fixed-seasons.ts).
    mayWrite: on <= app.clock.today() && reachFor(actor, 'item.edit') !== null,
  }
})

const COLUMNS: readonly TableColumn[] = [
  { key: 'township', title: '乡镇街道', width: 14, kind: 'text' },
  { key: 'enterprise', title: '企业名称', width: 32, kind: 'text' },
  { key: 'address', title: '地址', width: 32, kind: 'text' },
  { key: 'line', title: '产线（工序）', width: 26, kind: 'text' },
  { key: 'order', title: '应执行', width: 14, kind: 'text' },
  { key: 'until', title: '至', width: 12, kind: 'date' },
  { key: 'alert', title: '预警期间另加', width: 32, kind: 'text' },
  { key: 'carriedOut', title: '执行情况', width: 14, kind: 'text' },
  { key: 'found', title: '现场情况（手写）', width: 30, kind: 'text' },
  { key: 'signed', title: '检查人、企业签字', width: 22, kind: 'text' },
]

/** 巡查单 on paper: room for what is found and for who signs. */
export const exportPatrol = implement('exportPatrol', async (ctx, { season, unit, on, township }) => {
  const day = await openDay(ctx, season, unit, on)
  const { rows } = await selectSql(ctx, day, inTownship(township)).execute(ctx.tx)
  const where = township === undefined ? '' : (rows[0]?.township ?? '')
  const title = `${day.county.unit.name}${where}错峰生产巡查单 ${on}`
  const alert = day.alert === null ? [] : [`当日有${day.alert}预警`]
  await recordEvent(ctx, {
    kind: 'season-exported',
    subject: title,
    unitId: ctx.actor.unitId,
    detail: { rows: rows.length },
  })
  const { writeTable } = await loadOffice()
  const cells = rows.map(rowOf).map((r): TableRow => ({ ...r, enterprise: r.enterprise.name, found: '', signed: '' }))
  const above = [title, [`按第 ${day.version} 版方案`, ...alert].join('，')]
  return {
    fileName: `${title}.xlsx`,
    type: FILE_TYPES.xlsx,
    body: writeTable({ title: '巡查单', above, columns: COLUMNS, rows: cells }),
  }
})
