import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { RowDifference } from '@gongjian/domain/season/contracts.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import { headOf } from '@gongjian/domain/register/field.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { readCursor, writeCursor } from '../register/store/cursor.ts'
import { labelIn } from '../register/store/row-problem.ts'
import { BOOKKEEPING } from '../register/table/common-columns.ts'
import { COLUMN_KINDS, snake, tableOf } from '../register/table/column-kinds.ts'
import { liveRows } from './judged-sql.ts'
import { getVersionId, getCountySeason, type CountySeason } from './season-base.ts'

type Image = Readonly<Record<string, unknown>>

/** Named by the hub: a works that was renamed is the same in both. */
const NAMES = ['enterprise', 'facility'] as const

function wordsOf(register: Register, key: string, image: Image): string {
  const field = register.fields[key]
  if (!field) return typeof image[snake(key)] === 'string' ? String(image[snake(key)]) : ''
  return textOf(COLUMN_KINDS[field.kind].fromColumn(image[snake(key)] ?? null), field)
}

function differenceOf(register: Register, item: number, before: Image | null, after: Image | null): RowDifference {
  const image = after ?? before ?? {}
  const title = NAMES.map((k) => wordsOf(register, k, image)).join(' ')
  if (before === null || after === null) return { item, title, kind: before === null ? 'added' : 'removed', cells: [] }
  const keys = [...NAMES, ...Object.keys(register.fields)]
  const cells = keys
    .map((key) => {
      const field = register.fields[key]
      const label = field ? headOf(field) : labelIn(register, key)
      return { label, from: wordsOf(register, key, before), to: wordsOf(register, key, after) }
    })
    .filter((c) => c.from !== c.to)
  return { item, title, kind: 'changed', cells }
}

async function imagesOf(ctx: Ctx, county: CountySeason, number: number | undefined): Promise<RawBuilder<unknown>> {
  const { base, season, unit } = county
  if (number !== undefined)
    return sql`(select item_id, image from season_row where plan_id = ${ctx.actor.planId} and version_id = ${await getVersionId(ctx, county, number)})`
  return sql`(select r.id as item_id, to_jsonb(r) - 'tokens' as image from ${sql.table(tableOf(base.register.id))} r
    join ${liveRows(base, season, unit.id)} l on l.id = r.id where r.plan_id = ${ctx.actor.planId})`
}

/** Cell by cell, a page of rows that differ at a time. */
export const compareSeasonVersions = implement('compareSeasonVersions', async (ctx, input) => {
  const county = await getCountySeason(ctx, input.season, input.unit)
  const { register } = county.base
  const before = await imagesOf(ctx, county, input.before)
  const after = await imagesOf(ctx, county, input.number)
  const fields = Object.keys(register.fields).map(snake)
  const beside = [...BOOKKEEPING, 'person', 'planned', 'done', 'own_due', 'lon', 'lat', 'source', 'remark', 'trial']
  const left = beside.filter((c) => !fields.includes(c))
  const behind = input.after === undefined ? 0 : readCursor(z.tuple([z.number().int()]), input.after)[0]
  const { rows } = await sql<{ item: number; before: Image | null; after: Image | null; count: number }>`
    with d as materialized (
      select coalesce(a.item_id, b.item_id) as item, a.image as before, b.image as after
      from ${before} a full join ${after} b on a.item_id = b.item_id
      where (a.image - ${left}::text[]) is distinct from (b.image - ${left}::text[]))
    select item, before, after, (select count(*)::int from d) as count from d where item > ${behind} order by item limit ${input.limit + 1}`.execute(
    ctx.tx,
  )
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map((r) => differenceOf(register, r.item, r.before, r.after)),
    next: rows.length > input.limit && last ? writeCursor([last.item]) : null,
    count: rows[0]?.count ?? 0,
    isExact: true,
  }
})
