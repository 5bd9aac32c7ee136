import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { nameProblem } from '@gongjian/domain/enterprise/enterprise-name.ts'
import { sentence } from '@gongjian/domain/error/codes.ts'
import { isByReview } from '@gongjian/domain/entry-review/fields.ts'
import { unmetIn } from '@gongjian/domain/register/demand.ts'
import { holdersInWords } from '@gongjian/domain/register/holder.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { COLUMN_KINDS, snake } from '../table/column-kinds.ts'
import { isKeyedByEnterprise } from '../table/table-shape.ts'
import {
  isElsewhere,
  isRefused,
  type Batch,
  type BatchMode,
  type BatchRow,
  type RowOutcome,
  type Working,
} from './batch.ts'
import { composeRow, lacking, type OwnPart } from './compose-row.ts'
import { findByIds, findByKeys } from './find-rows.ts'
import { refuseFixedSeasons } from './fixed-seasons.ts'
import { refuseLostReferences } from './lost-references.ts'
import { refuseAhead } from './refuse-ahead.ts'
import { refuseMovedRelapses } from './refuse-moved-relapses.ts'
import { refusePutOff } from './refuse-put-off.ts'
import { itemExists, refuseTwins, rememberMade } from './refuse-twins.ts'
import { lockOf } from './item-lock.ts'
import type { ItemRaw } from './item-raw.ts'
import { reaches } from './item-reach.ts'
import { readInput, type ReadInput } from './read-input.ts'
import { settled, whoOf } from './ready-row.ts'
import { changesOf, type CellChange } from './row-changes.ts'
import { isWholeKey } from './natural-key.ts'
import { labelIn, notice, problem, type RowProblem } from './row-problem.ts'
import { cityProblem } from './holder.ts'
import { holdNewNames, lockNewNames } from './lock-new-names.ts'
import { findEnterprises, type AskedEnterprise } from './take-enterprises.ts'
import { refuseClosedFacilities } from './closed-facilities.ts'
import { writeWorks } from './write-works.ts'

function asksEnterprise(item: ItemInput): boolean {
  return item.enterpriseId !== undefined || item.enterprise !== undefined || item.creditCode !== undefined
}

/** An enterprise is asked for by what the row says; one that is chosen anew, or a name that is changed, no longer has the old one's name and code. */
function askedOf(n: number, item: ItemInput, read: ReadInput, before: ItemRaw | null, taskId: number | null) {
  const stood = item.enterpriseId == null ? before : null
  const name = item.enterprise === undefined ? (stood?.enterprise ?? null) : item.enterprise?.trim() || null
  const isRenamed = item.enterprise !== undefined && name !== before?.enterprise
  const code = read.creditCode === undefined ? (isRenamed ? null : (stood?.credit_code ?? null)) : read.creditCode
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

interface Read {
  readonly n: number
  readonly row: BatchRow
  readonly before: ItemRaw | null
  readonly read: ReadInput
  readonly own?: OwnPart | undefined
}

/** A new enterprise only: one that stands under such a name goes on. */
function nameProblems({ id, name }: AskedEnterprise): RowProblem[] {
  const why = id !== null || name === null ? null : nameProblem(name)
  return why === null ? [] : [problem('enterprise', why)]
}

/** A sum for a county or a town that has lost its 合计 would become an enterprise of that name. */
function placeNotices({ places }: Batch, { id, code, name }: AskedEnterprise): RowProblem[] {
  if (id !== null || code !== null || name === null) return []
  if (places.unit(name)?.kind !== 'body' && places.townshipsNamed(name).length === 0) return []
  return [notice('enterprise', `“${name}”是县区（乡镇街道）的名称，如是小计或填错了列，请改正后再办；否则会登记为企业`)]
}

async function compose(batch: Batch, reads: readonly Read[], write: boolean): Promise<Working[]> {
  const { ctx, register, taskId } = batch
  const asked = new Map(
    reads
      .filter((r) => asksEnterprise(r.row.item))
      .map((r) => [r.n, askedOf(r.n, r.row.item, r.read, r.before, taskId)]),
  )
  if (write) await holdNewNames(batch)
  const known = await findEnterprises(ctx.tx, [...asked.values()])
  const isLocked = write && (await lockNewNames(batch, [...asked.values()], known))
  const taken = isLocked ? await findEnterprises(ctx.tx, [...asked.values()]) : known
  return reads.map(({ n, row, before, read, own }) => {
    const [of, found] = [asked.get(n) ?? null, taken.get(n)]
    const composed = composeRow(register, row.item, read, before, found, own)
    const isNew = of !== null && found?.id == null
    const places = isNew && before === null ? placeNotices(batch, of) : []
    const problems = [...read.problems, ...composed.problems, ...(isNew ? nameProblems(of) : []), ...places]
    return { n, row, before, read, asked: of, via: found?.via ?? null, composed, problems }
  })
}

/** A row that is refused already is held against its item only where it says whole which one: by half a key it would be taken for another. */
function saysWhich({ register }: Batch, w: Working): boolean {
  if (!isRefused(w)) return true
  const { natural_key: key, enterprise_id } = w.composed.columns
  if (isElsewhere(w) || w.row.id != null || typeof key !== 'string') return false
  return isWholeKey(register, key) && (!isKeyedByEnterprise(register) || enterprise_id !== null)
}

/** A row that names an item by its key is composed again over what stands. */
async function matched(batch: Batch, works: readonly Working[], write: boolean): Promise<Working[]> {
  const { ctx, register } = batch
  const open = works.filter((w) => w.before === null && saysWhich(batch, w))
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
            read: readInput(register, w.row.item, before, whoOf(batch)),
          },
        ]
      : []
  })
  const made = new Map((await compose(batch, again, write)).map((w) => [w.n, w]))
  return works.map((w) => made.get(w.n) ?? w)
}

function changedSince({ updated_by: by, updated_at, version }: ItemRaw): string {
  return sentence('item-changed', { by, at: instantInWords(updated_at), version })
}

/** Whether the row may stand where it says; what asks for no change is not asked (an export of another's items imports again). */
function placeProblems({ ctx, register, taskId }: Batch, w: Working): RowProblem[] {
  if (isElsewhere(w)) return []
  const { unit_id, township } = w.composed.columns as Pick<ItemRaw, 'unit_id' | 'township'>
  const task_id = w.before?.task_id ?? taskId
  if (reaches(ctx.actor, 'item.edit', { unit_id, task_id, township })) return []
  const open =
    register.keptBy === 'lead'
      ? `${register.title}由${holdersInWords(register)}登记，您所在的单位不登记这个台账`
      : '责任单位待定的条目由任务的牵头单位登记，请填写责任单位'
  return [problem('unit', unit_id === null ? open : '这个责任单位（乡镇街道）不在您的管辖范围内')]
}

/** A county's clerk does not write the city's own figure; the database holds the same (table/city-rows-sql.ts). */
function cityProblems({ register, facts, taskId }: Batch, w: Working): RowProblem[] {
  const { ofCity } = register
  if (ofCity === null || isElsewhere(w)) return []
  const { unit_id } = w.composed.columns as Pick<ItemRaw, 'unit_id'>
  const why = cityProblem(register, facts, taskId, w.composed.values[ofCity.field], unit_id)
  return why === null ? [] : [problem(ofCity.field, why)]
}

/** As a cell that must be filled in: a sheet's row that cannot stand in the ledger is refused. */
function unmetProblems({ register }: Batch, { composed }: Working): RowProblem[] {
  return unmetIn(register, composed.values).map(([field, sentence]) => problem(field, sentence))
}

function standingProblems(batch: Batch, w: Working, mode: BatchMode): RowProblem[] {
  const { before, row, composed } = w
  const { register, facts, ctx } = batch
  if (before === null) return [...placeProblems(batch, w), ...(mode.list ? unmetProblems(batch, w) : [])]
  if (row.id == null && mode.onSame === 'refuse') {
    return [problem(null, itemExists(register, before))]
  }
  const lock = lockOf(before, null, facts)
  if (lock !== null) return [problem(null, lock)]
  if (!reaches(ctx.actor, 'item.edit', before)) return [problem(null, '该条目不在您的管辖范围内，不能修改')]
  if (row.version !== undefined && row.version !== before.version) return [problem(null, changedSince(before))]
  const place = placeProblems(batch, w)
  if (place.length > 0 || before.stage === 'draft') return place
  const missing = lacking(register, composed.columns, composed.values)
  return missing.length > 0 ? [problem(null, `该条目已在账，不能清空：${missing.join('、')}`)] : []
}

/** What a row that asks for a change is held against. */
function askedProblems(batch: Batch, w: Working, mode: BatchMode): RowProblem[] {
  return [...cityProblems(batch, w), ...standingProblems(batch, w, mode)]
}

/** Another was quicker, or (of the city's own figure) one stands under another unit, out of the writer's sight. */
function leftOut({ ofCity }: Register): RowProblem {
  const stands = ofCity === null ? '本单位已有相同的条目' : '同一口径的条目已经有了'
  return problem(null, `${stands}，或刚刚有人改过它，请核对后重试`)
}

/** What a review says of a project is nobody's to type; a row that says what stands already asks for nothing. */
function reviewProblems({ register, byReview }: Batch, { before, read }: Working): RowProblem[] {
  if (byReview || register.reviewed === null) return []
  const typed = Object.entries(read.values).filter(([key, value]) => {
    const field = register.fields[key]
    if (!field || !isByReview(register, key)) return false
    return value !== (before === null ? null : COLUMN_KINDS[field.kind].fromColumn(before[snake(key)]))
  })
  return typed.map(([key]) =>
    problem(key, `“${labelIn(register, key)}”由“项目准入审查”写入，不在这里填写；请在准入审查页审查、决定`),
  )
}

/** A change that is refused leaves the item its name. */
function titleOf(w: Working): string {
  const { before, composed, row } = w
  if (before !== null && row.id != null && isRefused(w)) return before.title
  const { title, enterprise, facility } = composed.columns as Record<string, string | null>
  return (
    title ?? ([enterprise, facility].filter((x) => x !== null && x !== undefined).join(' ') || (before?.title ?? ''))
  )
}

/** What only other rows, or the day, can tell. */
async function refuseByOthers(
  batch: Batch,
  works: readonly Working[],
  changes: ReadonlyMap<number, readonly CellChange[]>,
  mode: BatchMode,
): Promise<void> {
  refuseMovedRelapses(batch, works)
  await refuseClosedFacilities(batch, works)
  await refuseFixedSeasons(batch, works, changes)
  refuseAhead(batch, works, changes)
  await refuseLostReferences(batch, works)
  await refusePutOff(batch, works, mode)
}

/** Holds one chunk of rows against the definition and what stands, and writes the good ones in two statements. */
export async function saveBatch(batch: Batch, given: readonly BatchRow[], mode: BatchMode): Promise<RowOutcome[]> {
  const { ctx, register, places } = batch
  const rows = given.map((r) => ({ ...r, item: r.ready?.item ?? settled(register, r.item) }))
  const who = whoOf(batch)
  const byId = await findByIds(
    ctx,
    register,
    rows.flatMap((r) => r.id ?? []),
  )
  const reads = rows.map((row, n): Read => {
    const before = row.id == null ? null : (byId.get(row.id) ?? null)
    const ready = before === null ? row.ready : undefined
    const read = ready?.read ?? readInput(register, row.item, before, who)
    const isLost = row.id != null && before === null
    const lost = problem('id', `没有编号为 ${row.id} 的条目，或它不在您的管辖范围内；新增条目请把编号留空`)
    return { n, row, before, read: isLost ? { ...read, problems: [lost, ...read.problems] } : read, own: ready?.own }
  })
  const works = await matched(batch, await compose(batch, reads, mode.write), mode.write)
  const changes = new Map(
    works.map((w) => [w.n, w.before ? changesOf(register, w.before, w.composed.columns, places) : []]),
  )
  for (const w of works) {
    // A row that says what stands already asks for nothing: an export with closed items imports again.
    const asksNothing = mode.onSame === 'update' && !isRefused(w) && w.before !== null && changes.get(w.n)?.length === 0
    w.problems.push(...reviewProblems(batch, w), ...(asksNothing ? [] : askedProblems(batch, w, mode)))
  }
  await refuseByOthers(batch, works, changes, mode)
  await refuseTwins(batch, works)
  const good = works.filter((w) => !isRefused(w))
  const fresh = good.filter((w) => w.before === null)
  const altered = good.filter((w) => w.before !== null && (changes.get(w.n) ?? []).length > 0)
  const done = mode.write ? await writeWorks(batch, fresh, altered, mode) : new Map<number, number>()
  rememberMade(batch, fresh, done)
  const written = new Set([...fresh, ...altered].map((w) => w.n))
  return works.map((w) => {
    const isLeftOut = mode.write && written.has(w.n) && !done.has(w.n) && !isRefused(w)
    if (isLeftOut) w.problems.push(leftOut(register))
    const kind = isRefused(w) ? 'refused' : w.before === null ? 'created' : written.has(w.n) ? 'updated' : 'unchanged'
    const id = done.get(w.n) ?? w.before?.id ?? null
    return {
      ref: w.row.ref,
      kind,
      id,
      title: titleOf(w),
      problems: w.problems,
      changes: changes.get(w.n) ?? [],
      sameAs: w.sameAs ?? null,
    }
  })
}
