import { sql } from 'kysely'
import type { LikeFacilities } from '@gongjian/domain/enterprise/detail.ts'
import { FACILITY_CLOSED, kindsNamedBy } from '@gongjian/domain/enterprise/enterprise.ts'
import { facilityCore, likeFacilities, type Comparable } from '@gongjian/domain/enterprise/like-facility.ts'
import { comesBackAs } from '@gongjian/domain/enterprise/named-facility.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import { registersOfPlan } from '../register/store/definitions.ts'
import { tableSql } from '../register/store/item-raw.ts'
import { snake } from '../register/table/column-kinds.ts'
import { renameInItems } from './rename-in-items.ts'

/** A facility with what stands on it. */
interface Standing extends Comparable {
  readonly enterprise: number
  /** In words, for the person who decides. */
  readonly size: string
  /** Registers in which it has an item that is not closed, and those in which it has one at all. */
  readonly open: ReadonlySet<string>
  readonly all: ReadonlySet<string>
}

interface ItemRow {
  readonly facility_id: number
  readonly stage: string
  readonly [column: string]: unknown
}

interface Sizes {
  readonly register: Register
  readonly rows: readonly ItemRow[]
}

/** The quantities that ledgers give of the facilities of both: what their desks know of how large they are. */
async function readSizes({ tx, actor }: Ctx, registers: readonly Register[], ids: readonly number[]): Promise<Sizes[]> {
  const found: Sizes[] = []
  for (const register of registers) {
    const columns = quantitiesOf(register).map(([key]) => sql.ref(`t.${snake(key)}`))
    const { rows } = await sql<ItemRow>`
      select ${sql.join([sql`t.facility_id`, sql`t.stage`, ...columns])} from ${tableSql(register)} t
      where t.plan_id = ${actor.planId} and t.enterprise_id = any (${[...ids]}::int[]) and t.facility_id is not null
        and t.stage <> 'removed' order by t.id`.execute(tx)
    found.push({ register, rows })
  }
  return found
}

function quantitiesOf({ fields }: Register): [string, { readonly label: string; readonly unit: string }][] {
  return Object.entries(fields).flatMap(([key, x]): [string, { label: string; unit: string }][] =>
    x.kind === 'quantity' ? [[key, x]] : [],
  )
}

/** So many say how large a thing is. */
const MOST_SIZES = 3

function standingOf(row: FacilityRow, sizes: readonly Sizes[]): Standing {
  const known = new Map<string, number>()
  const words: string[] = []
  const open = new Set<string>()
  const all = new Set<string>()
  for (const { register, rows } of sizes)
    for (const item of rows.filter((r) => r.facility_id === row.id)) {
      all.add(register.title)
      if (item.stage !== 'closed') open.add(register.title)
      for (const [key, { label, unit }] of quantitiesOf(register)) {
        const value = item[snake(key)]
        const name = `${register.id}/${key}`
        if (typeof value !== 'number' || known.has(name)) continue
        known.set(name, value)
        words.push(`${label} ${value}${unit === '' ? '' : ` ${unit}`}`)
      }
    }
  const { id, kind, name, state, enterprise_id } = row
  const size = words.slice(0, MOST_SIZES).join('，')
  return {
    id,
    kind,
    name,
    enterprise: enterprise_id,
    isClosed: state === FACILITY_CLOSED,
    sizes: known,
    size,
    open,
    all,
  }
}

interface FacilityRow {
  readonly id: number
  readonly enterprise_id: number
  readonly kind: string
  readonly name: string
  readonly state: string | null
}

async function findPairs(ctx: Ctx, into: number, from: number): Promise<{ from: Standing; into: Standing }[]> {
  const { tx, actor } = ctx
  const rows: FacilityRow[] = await tx
    .selectFrom('facility')
    .select(['id', 'enterprise_id', 'kind', 'name', 'state'])
    .where('plan_id', '=', actor.planId)
    .where('enterprise_id', 'in', [into, from])
    .orderBy('id')
    .execute()
  const named = Map.groupBy(rows, (r) => `${r.kind}/${r.name}`)
  // Those of one name become one without being asked.
  const single = rows.filter((r) => named.get(`${r.kind}/${r.name}`)?.length === 1)
  if (!single.some((r) => r.enterprise_id === into) || !single.some((r) => r.enterprise_id === from)) return []
  const kinds = new Set(single.map((r) => r.kind))
  const registers = (await registersOfPlan(ctx)).filter(
    ({ facilityKind: kind }) => kind !== null && kindsNamedBy(kind).some((k) => kinds.has(k)),
  )
  const sizes = await readSizes(ctx, registers, [into, from])
  const all = single.map((r) => standingOf(r, sizes))
  const pairs = likeFacilities(
    all.filter((f) => f.enterprise === from),
    all.filter((f) => f.enterprise === into),
  )
  // What runs never bears the name of what is closed beside it, and what is closed keeps its own, however written (sql/facility-sql.ts): the
  // merge would end in an error.
  const closed = rows.filter((r) => r.enterprise_id === from && r.state === FACILITY_CLOSED)
  return pairs.filter(({ from: f, into: i }) => {
    if (facilityCore(f.name) === facilityCore(i.name)) return true
    const asked = { kind: f.kind, name: i.name }
    return !f.isClosed && !closed.some((c) => comesBackAs(asked, c))
  })
}

/** Facilities of both that may be one: near names, one kind and state, no size that differs. */
export async function offeredTies(ctx: Ctx, into: number, from: number): Promise<LikeFacilities[]> {
  const pairs = await findPairs(ctx, into, from)
  return pairs.map(({ from: f, into: i }) => ({
    kind: f.kind,
    from: { id: f.id, name: f.name, size: f.size },
    into: { id: i.id, name: i.name, size: i.size },
    both: [...f.all].filter((title) => i.all.has(title) && (f.open.has(title) || i.open.has(title))),
  }))
}

/** A facility that was given another one's name so that the two become one: what taking the merge back needs. */
export interface Renamed {
  readonly id: number
  readonly kind: string
  readonly was: string
  readonly name: string
}

async function rename(ctx: Ctx, id: number, kind: string, name: string): Promise<void> {
  const { tx, actor, now } = ctx
  await tx
    .updateTable('facility')
    .set({ name, version: sql`version + 1`, updated_by: actor.name, updated_at: now })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .execute()
  await renameInItems(ctx, { id, kind }, name)
}

/** Those that were chosen bear one name from here on; the merge makes one of what bears one name (sql/merge-sql.ts). */
export async function tieFacilities(
  ctx: Ctx,
  into: number,
  from: number,
  chosen: readonly { readonly from: number; readonly into: number }[],
): Promise<Renamed[]> {
  if (chosen.length === 0) return []
  const pairs = await findPairs(ctx, into, from)
  const renamed: Renamed[] = []
  for (const tie of chosen) {
    const pair = pairs.find((p) => p.from.id === tie.from && p.into.id === tie.into)
    if (!pair) return fail('merge-refused', { why: '所选的两个设施已经不是一对，请刷新后重新选择' })
    const { id, kind, name: was } = pair.from
    await rename(ctx, id, kind, pair.into.name)
    renamed.push({ id, kind, was, name: pair.into.name })
  }
  return renamed
}

/** After a merge was taken back: whoever has been renamed since keeps that name. */
export async function untieFacilities(ctx: Ctx, from: number, renamed: readonly Renamed[]): Promise<void> {
  for (const { id, kind, was, name } of renamed) {
    const still = await ctx.tx
      .selectFrom('facility')
      .select('id')
      .where('plan_id', '=', ctx.actor.planId)
      .where('enterprise_id', '=', from)
      .where('id', '=', id)
      .where('name', '=', name)
      .executeTakeFirst()
    if (still) await rename(ctx, id, kind, was)
  }
}
