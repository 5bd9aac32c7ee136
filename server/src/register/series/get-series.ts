import { sql, type SqlBool } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { findRef, planFactsOf } from '../../report/plan-facts.ts'
import type { InputOf } from '../../operation/types.ts'
import { lackingSql } from '../figure/series-figure.ts'
import { COLUMN_KINDS, snake } from '../table/column-kinds.ts'
import { staleCursor } from '../store/cursor.ts'
import { registerOf, seriesOfRegister } from '../store/definitions.ts'
import { sourceSql, type ItemRaw } from '../store/item-raw.ts'
import { dayRead, narrow } from '../store/narrow-sql.ts'
import { onlyUnit, reaches } from '../store/item-reach.ts'
import { cellKey, periodsOf, readCells, readCellsAsOf } from './cells.ts'

function idIn(after: string | undefined): number {
  if (after === undefined) return 0
  const id = Number(after)
  return Number.isSafeInteger(id) ? id : staleCursor()
}

/** The items that keep a figure of this series from being known for the year. */
async function lackingIn(ctx: Ctx, register: Register, { lacks, series, year, asOf }: InputOf<'getSeries'>) {
  if (lacks === undefined) return sql<SqlBool>`true`
  if (asOf !== undefined)
    fail('bad-input', { problems: '还缺哪些数只知道当前的，查看往日时不能按它筛选，请去掉这个条件或回到今天' })
  const figure = register.figures.find((f) => f.key === lacks && f.series?.id === series)
  if (!figure) return fail('bad-input', { problems: `${register.title}没有按这份数据计算的指标“${lacks}”` })
  return lackingSql(ctx, await narrow(ctx, register, { where: [] }), figure, year)
}

/** The fields of the key: neither the enterprise nor the device nor the name, which the title says. */
function besideFields(register: Register): [string, Field][] {
  return register.key.flatMap((k): [string, Field][] => {
    const field = register.fields[k]
    return field ? [[k, field]] : []
  })
}

function besideOf(fields: readonly [string, Field][], raw: ItemRaw): string {
  const words = fields.map(([k, field]) => textOf(COLUMN_KINDS[field.kind].fromColumn(raw[snake(k)]), field))
  return words.filter((w) => w !== '').join('、')
}

/** A page of items with a year's figures and those of the year before, as they stand or stood on a day. */
export const getSeries = implement('getSeries', async (ctx, input) => {
  const { tx, actor } = ctx
  const register = await registerOf(ctx, input.register)
  const series = seriesOfRegister(register, input.series)
  const { asOf } = input
  dayRead(ctx, asOf)
  const unit = onlyUnit(actor, register)
  const lacking = await lackingIn(ctx, register, input)
  const beside = besideFields(register)
  const columns = ['id', 'title', 'unit_id', 'task_id', 'township', 'stage', ...beside.map(([k]) => snake(k))]
  const { rows } = await sql<ItemRaw>`
    select ${sql.join(columns.map((c) => sql.ref(`t.${c}`)))} from ${sourceSql(register, asOf ?? null, input.item ?? null)}
    where t.plan_id = ${actor.planId} and t.stage <> 'removed' and t.id > ${idIn(input.after)}::bigint
      and ${input.item === undefined ? sql`true` : sql`t.id = ${input.item}::bigint`}
      and ${unit === null ? sql`true` : sql`t.unit_id = ${unit}::int`} and ${lacking}
    order by t.id limit ${input.limit + 1}`.execute(tx)
  const page = rows.slice(0, input.limit)
  const periods = periodsOf(series, input.year)
  const ids = page.map((r) => r.id)
  const cells =
    asOf === undefined
      ? await readCells(ctx, register, series, ids, periods)
      : await readCellsAsOf(ctx, register, series, ids, periods, asOf)
  const facts = await planFactsOf(ctx)
  return {
    periods,
    rows: page.map((r) => {
      const known = periods.flatMap((p): [string, FieldValues][] => {
        const values = cells.get(cellKey(r.id, p))
        return values ? [[p, values as FieldValues]] : []
      })
      return {
        item: r.id,
        title: r.title,
        beside: besideOf(beside, r),
        unit: findRef(facts, r.unit_id),
        mayEdit: asOf === undefined && reaches(actor, 'item.edit', r),
        cells: Object.fromEntries(known),
      }
    }),
    next: rows.length > input.limit ? String(page.at(-1)?.id ?? '') : null,
  }
})
