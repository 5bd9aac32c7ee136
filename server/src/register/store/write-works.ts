import { setImmediate } from 'node:timers/promises'
import type { DomainError } from '@gongjian/domain/error/codes.ts'
import { byHalves } from './by-halves.ts'
import { enteredBy, isRefused, type Batch, type BatchMode, type Working } from './batch.ts'
import { lacking, type Columns } from './compose-row.ts'
import type { ItemRaw } from './item-raw.ts'
import { reaches } from './item-reach.ts'
import { problem } from './row-problem.ts'
import { insertRows, takeIds, updateRows } from './save-rows.ts'
import { makeEnterprises, makeFacilities, rememberVia } from './take-enterprises.ts'

/** Only rows that are written make an enterprise: a refused one leaves nothing behind. */
async function withEnterprises({ ctx }: Batch, works: readonly Working[]): Promise<void> {
  const made = await makeEnterprises(
    ctx.tx,
    works.flatMap((w) => {
      const { enterprise_id: id, enterprise: name } = w.composed.columns as Pick<
        ItemRaw,
        'enterprise_id' | 'enterprise'
      >
      return w.asked && name !== null ? [{ ...w.asked, name, id }] : []
    }),
  )
  for (const w of works) {
    const id = made.get(w.n)
    if (id !== undefined) w.composed = { ...w.composed, columns: { ...w.composed.columns, enterprise_id: id } }
  }
}

async function withFacilities(
  batch: Batch,
  works: readonly Working[],
  { whileWriting }: BatchMode,
): Promise<Map<number, number>> {
  const { ctx, register } = batch
  const kind = register.facilityKind
  if (register.subject !== 'facility' || kind === null) return new Map()
  const known = new Map<number, number>()
  const asked = works.flatMap((w) => {
    const { enterprise_id, facility, lon, lat } = w.composed.columns as Pick<
      ItemRaw,
      'enterprise_id' | 'facility' | 'lon' | 'lat'
    >
    if (isRefused(w) || enterprise_id === null || facility === null) return []
    if (w.facilityId !== undefined) {
      known.set(w.n, w.facilityId)
      return []
    }
    return [{ n: w.n, enterprise: enterprise_id, kind, name: facility, lon, lat, closed_on: w.closedOn ?? null }]
  })
  if (asked.length === 0) return known
  const making = makeFacilities(ctx.tx, asked)
  making.catch(() => undefined)
  // The statement goes out first.
  await setImmediate()
  whileWriting?.()
  return new Map([...known, ...(await making)])
}

function stageOf(batch: Batch, { composed }: Working, mode: BatchMode): 'draft' | 'listed' {
  const { columns, values } = composed
  const place = {
    unit_id: columns.unit_id as number | null,
    task_id: batch.taskId,
    township: columns.township as string | null,
  }
  const isWhole = mode.list && lacking(batch.register, columns, values).length === 0
  return isWhole && reaches(batch.ctx.actor, 'item.progress', place) ? 'listed' : 'draft'
}

/** So many rows in one statement: the next are written down while the database takes these. */
const ROWS_A_PART = 1000

async function insert(
  batch: Batch,
  works: readonly Working[],
  facilities: ReadonlyMap<number, number>,
  mode: BatchMode,
): Promise<Map<number, number>> {
  const { ctx, register, taskId } = batch
  const ids = await takeIds(ctx.tx, works.length)
  const shared = {
    plan_id: ctx.actor.planId,
    task_id: taskId,
    trial: false,
    version: 1,
    created_by: ctx.actor.name,
    created_at: ctx.now,
    updated_by: ctx.actor.name,
    updated_at: ctx.now,
  }
  const rowOf = (w: Working, i: number): Columns => ({
    id: ids[i],
    ...w.composed.columns,
    source: w.composed.columns.source ?? mode.source ?? enteredBy(batch),
    facility_id: facilities.get(w.n) ?? null,
    stage: stageOf(batch, w, mode),
  })
  const taken: Promise<Set<number>>[] = []
  for (let first = 0; first < works.length; first += ROWS_A_PART) {
    const rows = works.slice(first, first + ROWS_A_PART).map((w, i) => rowOf(w, first + i))
    const statement = insertRows(register, rows, shared)
    // One at a time: after a refusal the transaction is over.
    await taken.at(-1)
    const part = statement(ctx.tx)
    part.catch(() => undefined)
    taken.push(part)
    // The statement goes out before the next rows are written down.
    await setImmediate()
    mode.whileWriting?.()
  }
  const made = new Set((await Promise.all(taken)).flatMap((ids) => [...ids]))
  return new Map(works.flatMap((w, i) => (made.has(ids[i] ?? 0) ? [[w.n, ids[i] ?? 0]] : [])))
}

async function update(
  batch: Batch,
  works: readonly Working[],
  facilities: ReadonlyMap<number, number>,
): Promise<Map<number, number>> {
  const { ctx, register } = batch
  const rows = works.map((w) => ({
    id: w.before?.id,
    version: w.before?.version,
    ...w.composed.columns,
    facility_id: facilities.get(w.n) ?? w.before?.facility_id ?? null,
    updated_by: ctx.actor.name,
    updated_at: ctx.now,
  }))
  const changed = await updateRows(ctx.tx, register, ctx.actor.planId, rows)
  return new Map(works.flatMap((w) => (w.before && changed.has(w.before.id) ? [[w.n, w.before.id]] : [])))
}

/** What only the database refuses (another was quicker, or holds what the writer does not see) stands with its row; the others go on. */
async function tried(
  { ctx }: Batch,
  works: readonly Working[],
  write: (works: readonly Working[]) => Promise<ReadonlyMap<number, number>>,
): Promise<Map<number, number>> {
  const refused = (work: Working, { message }: DomainError): ReadonlyMap<number, number> => {
    work.problems.push(problem(null, message))
    return new Map()
  }
  const done = await byHalves(ctx.tx, works, async (some) => [await write(some)], refused)
  return new Map(done.flatMap((part) => [...part]))
}

/** Of a double entry each takes what the one before it left, so each is tried by itself. */
async function oneByOne(
  batch: Batch,
  works: readonly Working[],
  write: (works: readonly Working[]) => Promise<ReadonlyMap<number, number>>,
): Promise<Map<number, number>> {
  const done = new Map<number, number>()
  for (const work of works) for (const [n, id] of await tried(batch, [work], write)) done.set(n, id)
  return done
}

/** Enterprises, facilities, then the rows: two statements, however many rows. Row → the item's number; what is missing was left out. */
export async function writeWorks(
  batch: Batch,
  fresh: readonly Working[],
  altered: readonly Working[],
  mode: BatchMode,
): Promise<Map<number, number>> {
  await withEnterprises(batch, [...fresh, ...altered])
  const done = await write(batch, fresh, altered, mode)
  // An item that stood there before is not the other one's for being named so.
  const moved = altered.filter((w) => w.before?.enterprise_id !== w.composed.columns.enterprise_id)
  const entered = [...fresh, ...moved].flatMap(({ n, via }) => {
    const item = done.get(n)
    return via === null || item === undefined ? [] : [{ item, via }]
  })
  await rememberVia(batch.ctx.tx, entered)
  return done
}

async function write(
  batch: Batch,
  fresh: readonly Working[],
  altered: readonly Working[],
  mode: BatchMode,
): Promise<Map<number, number>> {
  const facilities = await withFacilities(batch, [...fresh, ...altered], mode)
  if (batch.register.doubleEntry === null)
    return new Map([
      ...(await insert(batch, fresh, facilities, mode)),
      ...(await tried(batch, altered, (some) => update(batch, some, facilities))),
    ])
  return new Map([
    ...(await oneByOne(batch, fresh, (some) => insert(batch, some, facilities, mode))),
    ...(await oneByOne(batch, altered, (some) => update(batch, some, facilities))),
  ])
}
