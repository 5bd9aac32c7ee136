import { sql } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { doubted, isBroken } from '@gongjian/domain/register/check.ts'
import type { Register, Series } from '@gongjian/domain/register/register.ts'
import { schemaOf, type ItemValues, type Value } from '@gongjian/domain/register/value.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import type { InputOf, OutputOf } from '../../operation/types.ts'
import { COLUMN_KINDS, seriesTableOf, snake } from '../table/column-kinds.ts'
import { registerOf, seriesOfRegister } from '../store/definitions.ts'
import { findByIds } from '../store/find-rows.ts'
import type { ItemRaw } from '../store/item-raw.ts'
import { reaches } from '../store/item-reach.ts'
import { translated } from '../store/save-rows.ts'
import { cellKey, readCells, yearBefore } from './cells.ts'

type Cell = InputOf<'saveSeries'>['cells'][number]
type Ask = OutputOf<'saveSeries'>['asks'][number]

interface Entered {
  readonly item: ItemRaw
  readonly period: string
  readonly values: ItemValues
}

const PERIODS = { month: /^\d{4}-(0[1-9]|1[0-2])$/, year: /^\d{4}$/ } as const

function mustBePeriod(series: Series, period: string, today: string): void {
  if (!PERIODS[series.period].test(period))
    fail('bad-input', {
      problems: `${series.title}按${series.period === 'month' ? '月填写，期写作 2019-08' : '年填写，期写作 2019'}，不是“${period}”`,
    })
  if (period > today.slice(0, period.length)) fail('bad-input', { problems: `${period} 还没有到，不能填写` })
}

function readValues(series: Series, given: Cell['values'], where: string): ItemValues {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]): [string, Value] => {
      const field = series.fields[key]
      if (!field) return fail('bad-input', { problems: `${series.title}没有“${key}”这一栏` })
      const parsed = schemaOf(field).safeParse(value)
      if (parsed.success) return [key, parsed.data]
      return fail('bad-input', { problems: `${where}：${parsed.error.issues[0]?.message ?? `${field.label}格式不对`}` })
    }),
  )
}

async function enter(ctx: Ctx, register: Register, series: Series, cells: readonly Cell[]): Promise<Entered[]> {
  const today = ctx.app.clock.today()
  const items = await findByIds(
    ctx,
    register,
    cells.map((c) => c.item),
  )
  return cells.map(({ item: id, period, values }) => {
    mustBePeriod(series, period, today)
    const item = items.get(id) ?? fail('item-not-found')
    if (!reaches(ctx.actor, 'item.edit', item)) fail('outside-scope')
    if (item.stage === 'removed') fail('item-locked', { why: `${item.title} 已移出，不再填写` })
    return { item, period, values: readValues(series, values, `${item.title} ${period}`) }
  })
}

/** Changes against the same period of last year beyond the bound: a slip of the pen, or something to know. */
function asksOf(series: Series, entered: readonly Entered[], before: ReadonlyMap<string, ItemValues>): Ask[] {
  return entered.flatMap(({ item, period, values }) =>
    Object.entries(values).flatMap(([key, now]): Ask[] => {
      const last = before.get(cellKey(item.id, yearBefore(period)))?.[key]
      if (typeof now !== 'number' || typeof last !== 'number' || last === 0 || series.fields[key]?.kind === 'year')
        return []
      const percent = Math.round(((now - last) / Math.abs(last)) * 1000) / 10
      if (Math.abs(percent) <= series.asksBeyondPercent) return []
      const label = series.fields[key]?.label ?? key
      return [{ item: item.id, title: item.title, period, field: key, label, before: last, now, percent }]
    }),
  )
}

/** Parts that are more than their whole, where that may be so. */
function doubtsOf(series: Series, entered: readonly Entered[]): Ask[] {
  return entered.flatMap(({ item, period, values }) =>
    (series.doubts ?? []).flatMap((d): Ask[] => {
      const found = doubted(d, values)
      if (found === null) return []
      const { sum: now, whole: before, empty } = found
      const labels = empty.map((k) => `“${series.fields[k]?.label ?? k}”`).join('、')
      const why = labels === '' ? d.message : `${d.message}；${labels}没有填，按没有计，有的请先填上`
      const percent = Math.round(((now - before) / (before || now)) * 1000) / 10
      const of = { item: item.id, title: item.title, period, field: d.parts[0] ?? d.whole, label: d.label }
      return [{ ...of, before, now, percent, why }]
    }),
  )
}

/** So many are told at once. */
const MOST_TOLD = 20

/** A part above its whole and the like: by row, period and column, with the rule. */
function mustHold(series: Series, entered: readonly Entered[]): void {
  const broken = entered.flatMap(({ item, period, values }) =>
    series.checks
      .filter((c) => isBroken(c, values))
      .map((c) => {
        const parts = [c.field, ...(c.less === undefined ? [] : [c.less]), ...c.others].filter((k) => values[k] != null)
        const said = parts.map((k) => `“${series.fields[k]?.label ?? k}”为 ${String(values[k])}`)
        return `${item.title} ${period}：${said.join('，')}；${c.message}（${clauseLabel(c.clause)}）`
      }),
  )
  if (broken.length === 0) return
  const more = broken.length > MOST_TOLD ? [`另有 ${broken.length - MOST_TOLD} 处`] : []
  fail('bad-input', { problems: [...broken.slice(0, MOST_TOLD), ...more].join('；') })
}

function isSame(a: ItemValues, b: ItemValues | undefined): boolean {
  return b !== undefined && Object.entries(a).every(([k, v]) => JSON.stringify(v) === JSON.stringify(b[k] ?? null))
}

async function write(
  { tx, actor, now }: Ctx,
  register: Register,
  series: Series,
  rows: readonly Entered[],
): Promise<void> {
  const own = Object.entries(series.fields).filter(([, x]) => x.kind !== 'computed')
  const table = sql.table(seriesTableOf(register.id, series.id))
  const records = rows.map(({ item, period, values }) => ({
    plan_id: actor.planId,
    item_id: item.id,
    unit_id: item.unit_id,
    township: item.township,
    task_id: item.task_id,
    period,
    trial: item.trial,
    updated_by: actor.name,
    updated_at: now,
    ...Object.fromEntries(own.map(([key, x]) => [snake(key), COLUMN_KINDS[x.kind].toColumn(values[key] ?? null)])),
  }))
  const columns = sql.join(Object.keys(records[0] ?? {}).map((c) => sql.ref(c)))
  const changed = [...own.map(([key]) => snake(key)), 'updated_by', 'updated_at']
  const sets = sql.join(changed.map((c) => sql`${sql.ref(c)} = ${sql.ref(`excluded.${c}`)}`))
  await translated(
    register,
    sql`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, ${JSON.stringify(records)}::json)
      on conflict (plan_id, item_id, period) do update set ${sets}`.execute(tx),
  )
}

/** Of one cell said twice only one can stand, and which is meant nobody knows. */
function mustBeOnce(series: Series, entered: readonly Entered[]): void {
  const cells = Map.groupBy(entered, (e) => cellKey(e.item.id, e.period))
  const twice = [...cells.values()].flatMap(([first, ...more]) =>
    first && more.length > 0 ? [`${first.item.title} ${first.period} 写了 ${more.length + 1} 次`] : [],
  )
  if (twice.length === 0) return
  const more = twice.length > MOST_TOLD ? `，另有 ${twice.length - MOST_TOLD} 处` : ''
  fail('bad-input', { problems: `${series.title}：${twice.slice(0, MOST_TOLD).join('，')}${more}；请只留一次` })
}

/** Cells of a grid, typed or pasted: all of them or none. What differs much from last year is asked about first. */
export const saveSeries = implement('saveSeries', async (ctx, input) => {
  const register = await registerOf(ctx, input.register)
  const series = seriesOfRegister(register, input.series)
  const entered = await enter(ctx, register, series, input.cells)
  mustBeOnce(series, entered)
  const periods = entered.flatMap((e) => [e.period, yearBefore(e.period)])
  const standing = await readCells(
    ctx,
    register,
    series,
    entered.map((e) => e.item.id),
    periods,
  )
  const changed = entered.filter((e) => !isSame(e.values, standing.get(cellKey(e.item.id, e.period))))
  const whole = changed.map((e) => ({ ...e, values: { ...standing.get(cellKey(e.item.id, e.period)), ...e.values } }))
  mustHold(series, whole)
  const asks = input.confirmed ? [] : [...asksOf(series, changed, standing), ...doubtsOf(series, whole)]
  if (asks.length > 0 || changed.length === 0) return { saved: 0, asks }
  await write(ctx, register, series, whole)
  return { saved: whole.length, asks: [] }
})
