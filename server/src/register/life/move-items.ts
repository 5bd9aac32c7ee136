import { sql, type RawBuilder } from 'kysely'
import { addDays, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { VERIFIED_BY } from '@gongjian/domain/register/item.ts'
import { MOVES, RECORD_MOVES, STAGE_TITLES, type Move, type MoveFacts } from '@gongjian/domain/register/life.ts'
import { fits, type Register } from '@gongjian/domain/register/register.ts'
import { undecidedFields, undecidedText } from '@gongjian/domain/register/undecided.ts'
import type { Ctx } from '../../app.ts'
import { sayWhy } from '../../db/transaction.ts'
import { implement } from '../../operation/implementation.ts'
import { byHalves, takenBack } from '../store/by-halves.ts'
import { closedSince } from '../store/closed-facilities.ts'
import { lacking } from '../store/compose-row.ts'
import { registerOf } from '../store/definitions.ts'
import { lockByIds } from '../store/find-rows.ts'
import { readFiles } from '../store/item-files.ts'
import { factsOf, tableSql, type ItemRaw } from '../store/item-raw.ts'
import { reaches } from '../store/item-reach.ts'
import { readSteps, stepViews, unproven } from '../store/item-steps.ts'
import { readTwins } from '../store/restore-twins.ts'
import { translated } from '../store/save-rows.ts'
import { mustBeVersion } from '../store/update-item.ts'
import { beginRechecks } from './begin-rechecks.ts'

const WHO: Readonly<Record<string, string>> = {
  'item.progress': '由责任单位办理',
  'item.verify': '由任务的牵头单位办理',
  'item.close': '由市攻坚办办理',
}

interface Evidence {
  readonly steps: Awaited<ReturnType<typeof readSteps>>
  readonly files: Awaited<ReturnType<typeof readFiles>>
}

/** Why the actor cannot make this move with the item; null: it can. */
function refusalOf(ctx: Ctx, register: Register, move: Move, raw: ItemRaw, evidence: Evidence): string | null {
  const facts: MoveFacts = MOVES[move]
  const { actor } = ctx
  if (!facts.from.includes(raw.stage) || (register.life === 'record' && !RECORD_MOVES.includes(move)))
    return `当前状态为“${STAGE_TITLES[raw.stage]}”，不能${facts.title}`
  if (!reaches(actor, facts.permission, raw))
    return raw.unit_id === null && facts.permission === 'item.progress'
      ? '责任单位待定，请先指定责任单位'
      : `不在您的办理范围内（${WHO[facts.permission] ?? ''}）`
  if (facts.notTheVerifier && raw.verified_by !== null && raw.verified_by === actor.accountId)
    return '核查与销号不能由同一账号办理'
  const values = factsOf(register, raw)
  if (move === 'list') {
    const missing = lacking(register, raw, values)
    if (missing.length > 0) return `入账前请填写：${missing.join('、')}`
  }
  if (facts.needsSteps) {
    const open = undecidedFields(register, values)
    if (open.length > 0) return undecidedText(register, open)
    const steps = stepViews(register, values, evidence.steps.get(raw.id) ?? [], evidence.files.get(raw.id) ?? new Map())
    const missing = unproven(steps)
    if (missing.length > 0) return `步骤未齐：${missing.join('、')}`
  }
  return null
}

async function readEvidence(ctx: Ctx, move: Move, rows: ReadonlyMap<number, ItemRaw>): Promise<Evidence> {
  if (!MOVES[move].needsSteps) return { steps: new Map(), files: new Map() }
  return { steps: await readSteps(ctx, [...rows.keys()]), files: await readFiles(ctx, [...rows.values()]) }
}

/** A claim says the day, where nobody has; what is returned was not done, and the next claim has a day of its own. */
function doneBy(move: Move, today: Day): RawBuilder<unknown> {
  if (move === 'claim') return sql`, done = coalesce(done, ${today}::date)`
  return move === 'return' ? sql`, done = null` : sql``
}

async function write(ctx: Ctx, register: Register, move: Move, rows: readonly ItemRaw[]): Promise<void> {
  const { tx, actor, now, app } = ctx
  const today = app.clock.today()
  const done = doneBy(move, today)
  const rechecked = register.recheck
  const isRechecked = (r: ItemRaw): boolean =>
    move === 'close' && rechecked !== null && (rechecked.when === null || fits(rechecked.when, factsOf(register, r)))
  const dueIds = rows.filter(isRechecked).map((r) => r.id)
  const next = rechecked
    ? sql`, next_recheck = case when id = any (${dueIds}::bigint[]) then ${addDays(today, rechecked.everyDays)}::date end`
    : sql``
  await translated(
    register,
    sql`update ${tableSql(register)} set stage = ${MOVES[move].to}, updated_by = ${actor.name}, updated_at = ${now} ${done} ${next}
      where plan_id = ${actor.planId} and id = any (${rows.map((r) => r.id)}::bigint[])`.execute(tx),
  )
  if (rechecked) await beginRechecks(ctx, register, rows.filter(isRechecked), rechecked)
}

/** What stands in the way of a move though nobody said so before: other rows, of which only the database knows. */
interface Done {
  readonly moved: ReadonlySet<number>
  readonly refused: ReadonlyMap<number, string>
}

/**
 * Moves all that can go, row by row where the database refuses. One may clear the way for another (a credit for the debits that draw
 * on it), so those that were refused are tried again for as long as others go: the order in which they were chosen decides nothing.
 */
async function moveAll(ctx: Ctx, register: Register, move: Move, rows: readonly ItemRaw[]): Promise<Done> {
  const moved = new Set<number>()
  let waiting = rows
  for (;;) {
    const outcomes = await byHalves(
      ctx.tx,
      waiting,
      async (some) => {
        await write(ctx, register, move, some)
        return some.map((row) => ({ row, why: null as string | null }))
      },
      (row, { message }) => ({ row, why: message }),
    )
    for (const { row, why } of outcomes) if (why === null) moved.add(row.id)
    const left = outcomes.filter((o) => o.why !== null)
    if (left.length === 0 || left.length === waiting.length)
      return { moved, refused: new Map(left.map((o) => [o.row.id, o.why ?? ''])) }
    waiting = left.map((o) => o.row)
  }
}

/** A version is one item's: under several it would say which of them was meant. */
async function mustAllBe(
  ctx: Ctx,
  register: Register,
  ids: readonly number[],
  rows: ReadonlyMap<number, ItemRaw>,
  version: number,
): Promise<void> {
  if (ids.length > 1)
    fail('bad-input', { problems: '一次办理多条时不写版本（If-Match 或 version）；按版本办理请一次一条' })
  for (const raw of rows.values()) await mustBeVersion(ctx, register, raw, version)
}

/** What stands elsewhere and in the way, item by item, in words. */
async function refusalsOfOthers(
  ctx: Ctx,
  register: Register,
  move: Move,
  rows: ReadonlyMap<number, ItemRaw>,
): Promise<ReadonlyMap<number, string>> {
  if (move === 'restore') return readTwins(ctx, register, [...rows.keys()])
  return move === 'list' ? closedSince(ctx, register, [...rows.values()]) : new Map()
}

/**
 * Moves items along their life, one or many: each by itself is moved or refused, with the reason in words. A preview tells the
 * same and changes nothing.
 */
export const moveItems = implement(
  'moveItems',
  async (ctx, { register: registerId, ids, move, reason, verifiedBy, preview, version }) => {
    const register = await registerOf(ctx, registerId)
    const why = reason?.trim() ?? ''
    if (MOVES[move].needsReason && why === '' && !preview) fail('reason-required')
    if (MOVES[move].needsManner && verifiedBy === undefined && !preview)
      fail('bad-input', { problems: `${MOVES[move].title}须注明核查方式（verifiedBy）：${VERIFIED_BY.join('或')}` })
    // Locked for a preview as well: it does the deed and takes it back, and two of them must not wait for each other.
    const rows = await lockByIds(ctx, register, ids)
    if (version !== undefined) await mustAllBe(ctx, register, ids, rows, version)
    const evidence = await readEvidence(ctx, move, rows)
    const others = await refusalsOfOthers(ctx, register, move, rows)
    const judged = [...new Set(ids)].map((id) => {
      const raw = rows.get(id)
      return {
        id,
        raw,
        why: raw
          ? (refusalOf(ctx, register, move, raw, evidence) ?? others.get(id) ?? null)
          : '没有找到该条目，或它不在您的管辖范围内',
      }
    })
    const going = judged.flatMap((j) => (j.why === null && j.raw ? [j.raw] : []))
    const manner = verifiedBy ?? (preview ? VERIFIED_BY[0] : '')
    const deed = async (): Promise<Done> => {
      // The database asks for a reason as a person is asked; a preview comes before he is.
      await sayWhy(ctx.tx, why === '' && preview ? '预览' : why)
      await sql`select set_config('app.verified_by', ${MOVES[move].needsManner ? manner : ''}, true)`.execute(ctx.tx)
      return moveAll(ctx, register, move, going)
    }
    const { moved, refused } = await (preview ? takenBack(ctx.tx, deed) : deed())
    return {
      moved: going.filter((r) => moved.has(r.id)).map((r) => r.id),
      refused: judged.flatMap((j) => {
        const found = j.why ?? refused.get(j.id)
        return found === undefined ? [] : [{ id: j.id, title: j.raw?.title ?? '', why: found }]
      }),
    }
  },
)
