import { withList, type ListBinding, type ListRow } from '@gongjian/domain/entry-review/list-rules.ts'
import type { Located } from '@gongjian/domain/area/area.ts'
import { prepare, type Prepared } from '@gongjian/domain/rule/prepare.ts'
import type { Ctx } from '../app.ts'
import { readLocated } from '../area/located.ts'
import { locatedOf } from '../plan/packs.ts'
import { planCodeOf } from '../register/store/definitions.ts'
import { readPlaces, type Places } from '../register/store/places.ts'
import { readInterpretations } from '../rule/interpretations.ts'
import { batchSheet, type BatchSheet } from './batch-register.ts'
import { reviewBase, type ReviewBase } from './binding.ts'
import { mayReadList, readListRows } from './list-rows.ts'

/** What a batch is held against: made once, asked for every row. */
export interface Batch {
  readonly ctx: Ctx
  readonly base: ReviewBase
  readonly sheet: BatchSheet
  readonly places: Places
  /** Units that keep a list. */
  readonly bodies: ReadonlySet<number>
  /** Rows of each list that the person may see whole; of any other nothing, or part of it would pass for all. */
  readonly lists: ReadonlyMap<number, readonly ListRow[]>
  readonly interpretations: Awaited<ReturnType<typeof readInterpretations>>
  /** Facts that a row's point tells. */
  readonly located: Located
  /** By unit and township. */
  readonly prepared: Map<string, Prepared>
}

async function bodiesOf({ tx, actor }: Ctx): Promise<ReadonlySet<number>> {
  const rows = await tx
    .selectFrom('unit')
    .select('id')
    .where('plan_id', '=', actor.planId)
    .where('kind', '=', 'body')
    .execute()
  return new Set(rows.map((r) => r.id))
}

async function listsOf(ctx: Ctx, binding: ListBinding, bodies: ReadonlySet<number>): Promise<Batch['lists']> {
  const rows = await readListRows(ctx, binding, null)
  const lists = new Map<number, readonly ListRow[]>()
  for (const unit of bodies) if (await mayReadList(ctx, binding, unit)) lists.set(unit, rows.get(unit) ?? [])
  return lists
}

export async function openBatch(ctx: Ctx): Promise<Batch> {
  const base = await reviewBase(ctx)
  const { binding, set, register } = base
  const bodies = await bodiesOf(ctx)
  const lists = await listsOf(ctx, binding.list, bodies)
  const wide = withList(set, binding.list, [...lists.values()].flat(), null)
  const asked = Object.keys(wide.facts.facts).filter((k) => !(k in set.facts.facts) && !(k in register.fields))
  return {
    ctx,
    base,
    bodies,
    lists,
    sheet: batchSheet(register, set, binding, asked),
    places: await readPlaces(ctx),
    interpretations: await readInterpretations(ctx.tx, ctx.actor.planId),
    located: await readLocated(ctx.tx, ctx.actor.planId, locatedOf(await planCodeOf(ctx), binding.subject)),
    prepared: new Map(),
  }
}

/** The rules at a place: the plan's, and those of its own list. */
export function preparedFor(
  { ctx, base, lists, interpretations, prepared }: Batch,
  unit: number | null,
  township: string | null,
) {
  const key = `${unit}.${township}`
  const known = prepared.get(key)
  if (known) return known
  const rows = unit === null ? [] : (lists.get(unit) ?? [])
  const made = prepare(withList(base.set, base.binding.list, rows, township), ctx.app.clock.today(), interpretations)
  prepared.set(key, made)
  return made
}
