import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { sentence } from '@gongjian/domain/error/codes.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { settledText } from '@gongjian/domain/register/value.ts'
import type { Ctx } from '../../app.ts'
import { planFactsOf, type PlanFacts } from '../../report/plan-facts.ts'
import { composeRow, lacking, type Composed } from './compose-row.ts'
import { findByIds, findByKeys } from './find-rows.ts'
import { lockOf } from './item-lock.ts'
import type { ItemRaw } from './item-raw.ts'
import { reaches } from './item-reach.ts'
import { readPlaces, type Places } from './places.ts'
import { readInput, type ReadInput } from './read-input.ts'
import { changesOf, type CellChange } from './row-changes.ts'
import { problem, type RowProblem } from './row-problem.ts'
import { insertRows, takeIds, updateRows } from './save-rows.ts'
import { takeEnterprises, takeFacilities, type TakenEnterprise } from './take-enterprises.ts'

export interface BatchRow {
  /** How the sender knows the row: its number in the sheet, its place in a list. */
  readonly ref: number
  /** What to call it when another row is compared with it; absent: 第 ref 行. */
  readonly where?: string
  /** An item that stands; absent: found by its natural key, else new. */
  readonly id?: number | null
  /** The version that was read; absent: whatever stands is changed. */
  readonly version?: number
  readonly item: ItemInput
}

export interface BatchMode {
  /** false: a preview; everything is held and compared, nothing is written. */
  readonly write: boolean
  /** A row without a number that names an item that stands: `update` changes it, `refuse` refuses it. */
  readonly onSame: 'update' | 'refuse'
  /** New items that lack nothing stand in the ledger (在账) at once; else they begin as drafts. */
  readonly list: boolean
  /** Where the rows come from, if they do not say (columns.ts, source). */
  readonly source: string
}

export interface RowOutcome {
  readonly ref: number
  readonly kind: 'created' | 'updated' | 'unchanged' | 'refused'
  /** Of the item that stands or was made; null: refused before any, or the preview of a new one. */
  readonly id: number | null
  readonly title: string
  readonly problems: readonly RowProblem[]
  readonly changes: readonly CellChange[]
}

interface Working {
  readonly n: number
  readonly row: BatchRow
  readonly before: ItemRaw | null
  readonly read: ReadInput
  readonly taken: TakenEnterprise | undefined
  readonly composed: Composed
  readonly problems: RowProblem[]
}

export interface Batch {
  readonly ctx: Ctx
  readonly register: Register
  readonly places: Places
  readonly facts: PlanFacts
  readonly taskId: number | null
  /** Natural keys of rows before, over all chunks. */
  readonly seen: Map<string, { readonly ref: number; readonly where: string }>
}

export function taskIdOf(register: Register, facts: PlanFacts): number | null {
  if (register.task === null) return null
  return [...facts.tasks.values()].find((t) => t.code === register.task)?.id ?? null
}

export async function openBatch(ctx: Ctx, register: Register): Promise<Batch> {
  const facts = await planFactsOf(ctx)
  return { ctx, register, facts, places: await readPlaces(ctx), taskId: taskIdOf(register, facts), seen: new Map() }
}

function asksEnterprise(item: ItemInput): boolean {
  return item.enterpriseId !== undefined || item.enterprise !== undefined || item.creditCode !== undefined
}

/** An enterprise is asked for by what the row says; a name that is changed no longer has the old one's code. */
function askedOf(n: number, item: ItemInput, read: ReadInput, before: ItemRaw | null, taskId: number | null) {
  const name = item.enterprise === undefined ? (before?.enterprise ?? null) : item.enterprise?.trim() || null
  const isRenamed = item.enterprise !== undefined && name !== before?.enterprise
  const code = read.creditCode === undefined ? (isRenamed ? null : (before?.credit_code ?? null)) : read.creditCode
  const { point } = item
  return {
    n,
    id: item.enterpriseId ?? null,
    code,
    name,
    unit: read.unitId,
    task: taskId,
    township: read.township,
    lon: point?.longitude ?? null,
    lat: point?.latitude ?? null,
  }
}

/** Texts as a workbook would give them back (value.ts), whoever writes them. */
function settled(register: Register, item: ItemInput): ItemInput {
  const settle = ([key, value]: [string, unknown]): [string, unknown] => {
    const field = columnOf(register, key)
    return [key, typeof value === 'string' && field ? settledText(value, field) : value]
  }
  const common: unknown = Object.fromEntries(Object.entries(item).map(settle))
  const values: unknown = item.values && Object.fromEntries(Object.entries(item.values).map(settle))
  return { ...(common as ItemInput), ...(values ? { values: values as ItemInput['values'] } : {}) }
}

interface Read {
  readonly n: number
  readonly row: BatchRow
  readonly before: ItemRaw | null
  readonly read: ReadInput
}

async function compose(batch: Batch, reads: readonly Read[], isWriting: boolean): Promise<Working[]> {
  const { ctx, register, taskId } = batch
  // What is refused already makes no enterprise.
  const asking = reads.filter((r) => asksEnterprise(r.row.item) && r.read.problems.length === 0)
  const asked = asking.map((r) => askedOf(r.n, r.row.item, r.read, r.before, taskId))
  const taken = await takeEnterprises(ctx.tx, asked, isWriting)
  return reads.map(({ n, row, before, read }) => {
    const composed = composeRow(register, row.item, read, before, taken.get(n))
    return { n, row, before, read, taken: taken.get(n), composed, problems: [...read.problems, ...composed.problems] }
  })
}

/** A row that names an item by its key is composed again over what stands. */
async function matched(batch: Batch, works: readonly Working[], isWriting: boolean): Promise<Working[]> {
  const { ctx, register, places, taskId } = batch
  const open = works.filter((w) => w.before === null && !isRefused(w))
  const found = await findByKeys(
    ctx,
    register,
    open.map((w) => ({ n: w.n, columns: w.composed.columns })),
  )
  if (found.size === 0) return [...works]
  const again = works.flatMap((w): Read[] => {
    const before = found.get(w.n)
    return before
      ? [
          {
            n: w.n,
            row: w.row,
            before,
            read: readInput(register, w.row.item, before, { actor: ctx.actor, places, taskId }),
          },
        ]
      : []
  })
  const made = new Map((await compose(batch, again, isWriting)).map((w) => [w.n, w]))
  return works.map((w) => made.get(w.n) ?? w)
}

function isRefused(w: Working): boolean {
  return w.problems.some((p) => p.refuses)
}

function keyOf({ columns }: Composed): string | null {
  if (columns.natural_key === null) return null
  return JSON.stringify([columns.unit_id, columns.enterprise_id ?? columns.enterprise, columns.natural_key])
}

/** The second of two rows that name one item would silently overwrite the first. */
function markTwice({ seen }: Batch, works: readonly Working[]): void {
  for (const w of works) {
    const key = w.row.id == null ? keyOf(w.composed) : `#${w.row.id}`
    if (key === null || isRefused(w)) continue
    const first = seen.get(key)
    const { ref, where = `第 ${ref} 行` } = w.row
    if (first !== undefined && first.ref !== ref)
      w.problems.push(problem(null, `与${first.where}是同一条目，请合并或改写名称`))
    else seen.set(key, { ref, where })
  }
}

function standingProblems(batch: Batch, w: Working, mode: BatchMode): RowProblem[] {
  const { before, row, composed } = w
  const { register, facts, ctx } = batch
  if (before === null) return []
  if (row.id == null && mode.onSame === 'refuse') {
    const columns = register.key.join('、')
    return [problem(null, sentence('item-exists', { title: before.title, id: before.id, columns }))]
  }
  const lock = lockOf(before, null, facts)
  if (lock !== null) return [problem(null, lock)]
  if (!reaches(ctx.actor, 'item.edit', before)) return [problem(null, '该条目不在您的管辖范围内，不能修改')]
  if (row.version !== undefined && row.version !== before.version)
    return [problem(null, sentence('item-changed', { by: before.updated_by, at: instantInWords(before.updated_at) }))]
  if (before.stage === 'draft') return []
  const missing = lacking(register, composed.columns, composed.values)
  return missing.length > 0 ? [problem(null, `该条目已在账，不能清空：${missing.join('、')}`)] : []
}

async function withFacilities(
  batch: Batch,
  works: readonly Working[],
  isWriting: boolean,
): Promise<Map<number, number>> {
  const { ctx, register } = batch
  const kind = register.facilityKind
  if (register.subject !== 'facility' || kind === null) return new Map()
  const asked = works.flatMap((w) => {
    const { enterprise_id, facility, lon, lat } = w.composed.columns as Pick<
      ItemRaw,
      'enterprise_id' | 'facility' | 'lon' | 'lat'
    >
    if (isRefused(w) || enterprise_id === null || facility === null) return []
    return [{ n: w.n, enterprise: enterprise_id, kind, name: facility, lon, lat }]
  })
  return takeFacilities(ctx.tx, asked, isWriting)
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

async function insert(
  batch: Batch,
  works: readonly Working[],
  facilities: ReadonlyMap<number, number>,
  mode: BatchMode,
): Promise<Map<number, number>> {
  const { ctx, register, taskId } = batch
  const ids = await takeIds(ctx.tx, works.length)
  const hand = { created_by: ctx.actor.name, created_at: ctx.now, updated_by: ctx.actor.name, updated_at: ctx.now }
  const rows = works.map((w, i) => ({
    id: ids[i],
    plan_id: ctx.actor.planId,
    task_id: taskId,
    ...w.composed.columns,
    source: w.composed.columns.source ?? mode.source,
    facility_id: facilities.get(w.n) ?? null,
    stage: stageOf(batch, w, mode),
    trial: false,
    version: 1,
    ...hand,
  }))
  const made = await insertRows(ctx.tx, register, rows)
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

function titleOf({ before, composed }: Working): string {
  const { title, enterprise, facility } = composed.columns as Record<string, string | null>
  return (
    title ?? ([enterprise, facility].filter((x) => x !== null && x !== undefined).join(' ') || (before?.title ?? ''))
  )
}

/** Holds one chunk of rows against the definition and what stands, and writes the good ones in two statements. */
export async function saveBatch(batch: Batch, given: readonly BatchRow[], mode: BatchMode): Promise<RowOutcome[]> {
  const { ctx, register, places, taskId } = batch
  const rows = given.map((r) => ({ ...r, item: settled(register, r.item) }))
  const who = { actor: ctx.actor, places, taskId }
  const byId = await findByIds(
    ctx,
    register,
    rows.flatMap((r) => r.id ?? []),
  )
  const reads = rows.map((row, n): Read => {
    const before = row.id == null ? null : (byId.get(row.id) ?? null)
    const read = readInput(register, row.item, before, who)
    const isLost = row.id != null && before === null
    const lost = problem('id', `没有编号为 ${row.id} 的条目，或它不在您的管辖范围内；新增条目请把编号留空`)
    return { n, row, before, read: isLost ? { ...read, problems: [lost, ...read.problems] } : read }
  })
  const works = await matched(batch, await compose(batch, reads, mode.write), mode.write)
  const changes = new Map(
    works.map((w) => [w.n, w.before ? changesOf(register, w.before, w.composed.columns, places) : []]),
  )
  for (const w of works) {
    // A row that says what stands already asks for nothing: an export with closed items imports again.
    const asksNothing = mode.onSame === 'update' && w.before !== null && changes.get(w.n)?.length === 0
    if (!isRefused(w) && !asksNothing) w.problems.push(...standingProblems(batch, w, mode))
  }
  markTwice(batch, works)
  const good = works.filter((w) => !isRefused(w))
  const fresh = good.filter((w) => w.before === null)
  const altered = good.filter((w) => w.before !== null && (changes.get(w.n) ?? []).length > 0)
  const done = new Map<number, number>()
  if (mode.write) {
    const facilities = await withFacilities(batch, [...fresh, ...altered], true)
    for (const [n, id] of await insert(batch, fresh, facilities, mode)) done.set(n, id)
    for (const [n, id] of await update(batch, altered, facilities)) done.set(n, id)
  }
  const written = new Set([...fresh, ...altered].map((w) => w.n))
  return works.map((w) => {
    const isLeftOut = mode.write && written.has(w.n) && !done.has(w.n)
    if (isLeftOut) w.problems.push(problem(null, '本单位已有相同的条目，或刚刚有人改过它，请核对后重试'))
    const kind = isRefused(w) ? 'refused' : w.before === null ? 'created' : written.has(w.n) ? 'updated' : 'unchanged'
    const id = done.get(w.n) ?? w.before?.id ?? null
    return { ref: w.row.ref, kind, id, title: titleOf(w), problems: w.problems, changes: changes.get(w.n) ?? [] }
  })
}
