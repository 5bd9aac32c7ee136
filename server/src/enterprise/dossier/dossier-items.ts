import { sql } from 'kysely'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { DossierItem, Named } from '@gongjian/domain/enterprise/dossier.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { allColumnsOf, columnOf } from '@gongjian/domain/register/columns.ts'
import { headOf } from '@gongjian/domain/register/field.ts'
import { isPressing } from '@gongjian/domain/light/light.ts'
import { lightOfItem, standingOf } from '@gongjian/domain/register/light.ts'
import { Move, MOVES } from '@gongjian/domain/register/life.ts'
import type { Register, Series } from '@gongjian/domain/register/register.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import type { Ctx } from '../../app.ts'
import { exportedRow } from '../../register/export/item-rows.ts'
import { readCell, type CellRow } from '../../register/series/cells.ts'
import { registersOfPlan } from '../../register/store/definitions.ts'
import { readFiles } from '../../register/store/item-files.ts'
import { readBeginnings } from '../../register/store/item-past.ts'
import { factsOf, selectSql, tableSql, type ItemRaw } from '../../register/store/item-raw.ts'
import { readSteps, stepViews } from '../../register/store/item-steps.ts'
import { readBeside, type Beside } from '../../register/store/beside.ts'
import { seriesTableOf } from '../../register/table/column-kinds.ts'
import { planFactsOf } from '../../report/plan-facts.ts'

/** The dossier says them at its head. */
const SAID_ALREADY: ReadonlySet<string> = new Set(['enterprise', 'creditCode'])

async function factsIn(ctx: Ctx, register: Register, raw: ItemRaw, beside: Beside): Promise<Named[]> {
  const today = ctx.app.clock.today()
  const row = exportedRow(register, raw, await planFactsOf(ctx), today, beside)
  const { light, because } = lightOfItem(standingOf(register, raw, factsOf(register, raw)), today)
  // On paper nothing can be pointed at: overdue beside a due day to come would contradict itself, where it is the start that was missed.
  const words = isPressing(light) ? `（${because}）` : ''
  return allColumnsOf(register).flatMap((key): Named[] => {
    const field = columnOf(register, key)
    if (!field || SAID_ALREADY.has(key)) return []
    const value = row[key] ?? null
    const text = key === 'id' ? String(raw.id) : textOf(value, field)
    return [[headOf(field), key === 'light' ? `${text}${words}` : text]]
  })
}

const MOVE_TITLES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Move.options.map((m) => [m, MOVES[m].title])),
  assign: '指定责任单位',
}

/** The product itself is its own unit. */
function whose({ unit, by }: { readonly unit: string; readonly by: string }): string {
  return unit === '' || unit === by ? by : `${unit} ${by}`
}

/** How each item came to be, then every move, oldest first. */
async function movesOf(
  ctx: Ctx,
  register: Register,
  raws: readonly ItemRaw[],
): Promise<Map<number, DossierItem['moves']>> {
  const { tx, actor } = ctx
  const begun = await readBeginnings(ctx, register, raws)
  const rows = await tx
    .selectFrom('item_move')
    .select(['item_id', 'move', 'by', 'by_unit', 'at', 'reason'])
    .where('plan_id', '=', actor.planId)
    .where(
      'item_id',
      'in',
      raws.map((r) => r.id),
    )
    .orderBy('id')
    .execute()
  const byItem = Map.groupBy(rows, (r) => r.item_id)
  return new Map(
    raws.map((raw) => [
      raw.id,
      [
        {
          at: instantInWords(raw.created_at),
          what: raw.relapse_of === null ? '登记' : `登记反弹（原条目 ${raw.relapse_of}）`,
          by: whose(begun.get(raw.id) ?? { unit: '', by: raw.created_by }),
          reason: (raw.relapse_of === null ? null : begun.get(raw.id)?.why) ?? '',
        },
        ...(byItem.get(raw.id) ?? []).map((m) => ({
          at: instantInWords(m.at),
          what: MOVE_TITLES[m.move] ?? m.move,
          by: whose({ unit: m.by_unit, by: m.by }),
          reason: m.reason ?? '',
        })),
      ],
    ]),
  )
}

async function seriesOf(
  { tx, actor }: Ctx,
  register: Register,
  series: Series,
  ids: readonly number[],
): Promise<Map<number, DossierItem['series'][number]>> {
  const { rows } = await sql<CellRow>`
    select * from ${sql.table(seriesTableOf(register.id, series.id))} s where s.plan_id = ${actor.planId}
      and s.item_id = any (${[...ids]}::bigint[]) order by s.item_id, s.period`.execute(tx)
  const fields = Object.entries(series.fields)
  return new Map(
    [...Map.groupBy(rows, (r) => r.item_id)].map(([id, cells]) => [
      id,
      {
        title: series.title,
        heads: ['期', ...fields.map(([, x]) => headOf(x))],
        rows: cells.map((cell) => {
          const values = readCell(series.fields, cell)
          return [cell.period, ...fields.map(([key, x]) => textOf(values[key] ?? null, x))]
        }),
      },
    ]),
  )
}

/** One register's items of the enterprise, as far as the actor may read them. */
async function itemsOf(ctx: Ctx, register: Register, enterprise: number): Promise<DossierItem[]> {
  const { rows: raws } = await sql<ItemRaw>`
    select ${selectSql(register)} from ${tableSql(register)} t
    where t.plan_id = ${ctx.actor.planId} and t.enterprise_id = ${enterprise} order by t.id`.execute(ctx.tx)
  if (raws.length === 0) return []
  const ids = raws.map((r) => r.id)
  const [steps, files, moves] = [
    await readSteps(ctx, ids),
    await readFiles(ctx, raws),
    await movesOf(ctx, register, raws),
  ]
  const tables: Map<number, DossierItem['series'][number]>[] = []
  for (const series of register.series) tables.push(await seriesOf(ctx, register, series, ids))
  const beside = await readBeside(ctx, register, raws)
  const items: DossierItem[] = []
  for (const raw of raws) {
    const views = stepViews(register, factsOf(register, raw), steps.get(raw.id) ?? [], files.get(raw.id) ?? new Map())
    items.push({
      registerTitle: register.title,
      clauseLabel: clauseLabel(register.clause),
      title: raw.title,
      facts: await factsIn(ctx, register, raw, beside),
      steps: views.map((s) => ({
        title: s.title,
        planned: s.planned ?? '',
        doneOn: s.doneOn ?? '',
        note: s.note,
        files: s.files.map((f) => f.name),
      })),
      series: tables.flatMap((t) => t.get(raw.id) ?? []),
      moves: moves.get(raw.id) ?? [],
    })
  }
  return items
}

/** Every item of every register, in the order of the plan's clauses. */
export async function dossierItems(ctx: Ctx, enterprise: number): Promise<DossierItem[]> {
  const { tx, actor } = ctx
  const standing = await tx
    .selectFrom('item_index')
    .select('register')
    .distinct()
    .where('plan_id', '=', actor.planId)
    .where('enterprise_id', '=', enterprise)
    .execute()
  const its = new Set(standing.map((r) => r.register))
  const items: DossierItem[] = []
  for (const register of await registersOfPlan(ctx))
    if (its.has(register.id)) items.push(...(await itemsOf(ctx, register, enterprise)))
  return items
}
