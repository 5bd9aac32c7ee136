import { sql, type Selectable } from 'kysely'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import {
  ENTERPRISE_SHUT,
  FACILITY_CLOSED,
  FACILITY_RUNS,
  isFacilityKind,
  mayHangOn,
} from '@gongjian/domain/enterprise/enterprise.ts'
import { facilityCore } from '@gongjian/domain/enterprise/like-facility.ts'
import { isMeantAs, nameInWords } from '@gongjian/domain/enterprise/named-facility.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import type { FacilityTable } from '../db/schema-item.ts'
import { sayWhy } from '../db/transaction.ts'
import { implement } from '../operation/implementation.ts'
import type { InputOf } from '../operation/types.ts'
import { flatKey } from '../register/store/natural-key.ts'
import { placeOf } from '../register/store/point.ts'
import { namedFacilities } from '../register/store/take-enterprises.ts'
import { readDetail } from './enterprise-detail.ts'
import { getForWriting, type StoredEnterprise } from './enterprise-reader.ts'
import { renameInItems } from './rename-in-items.ts'

type FacilityRow = Selectable<FacilityTable>

async function findFacility({ tx, actor }: Ctx, enterprise: number, id: number): Promise<FacilityRow> {
  const found = await tx
    .selectFrom('facility')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('enterprise_id', '=', enterprise)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? fail('facility-not-found')
}

/** A name that is closed is told from one that runs: it does not come back by being entered anew, written alike or not, under whatever kind. */
async function mustBeNew(
  { tx, actor }: Ctx,
  enterprise: number,
  kind: string,
  name: string,
  id: number | null = null,
): Promise<void> {
  const alike = await tx
    .selectFrom('facility')
    .select(['kind', 'name', 'state', 'closed_on'])
    .where('plan_id', '=', actor.planId)
    .where('enterprise_id', '=', enterprise)
    .where('core_name', '=', facilityCore(name))
    .where(sql<boolean>`id is distinct from ${id}::int`)
    .execute()
  const closed = alike.find((f) => f.state === FACILITY_CLOSED && isMeantAs({ kind, name }, f.kind))
  if (closed) fail('facility-closed', { kind: closed.kind, name: closed.name, on: closed.closed_on ?? '' })
  const before = (await namedFacilities(tx, [{ n: 0, enterprise, kind, name }])).get(0)
  if (before?.is === 'closed' && before.one.id !== id)
    fail('facility-closed', { kind: before.one.kind, name: nameInWords(before.one), on: before.one.closed_on ?? '' })
  if (alike.some((f) => f.kind === kind && flatKey(f.name) === flatKey(name))) fail('facility-exists', { kind, name })
}

async function findParent(ctx: Ctx, enterprise: number, kind: string, id: number | null): Promise<FacilityRow | null> {
  if (id === null) return null
  const parent = await findFacility(ctx, enterprise, id)
  if (!isFacilityKind(kind) || !isFacilityKind(parent.kind) || !mayHangOn(kind, parent.kind))
    fail('bad-input', { problems: `${kind}不能挂在${parent.kind}之下` })
  return parent
}

function mustBeOpen(parent: FacilityRow | null): void {
  if (parent?.state === FACILITY_CLOSED)
    fail('facility-parent-closed', { name: parent.name, on: parent.closed_on ?? '' })
}

/** In an enterprise that was shut nothing begins to run: first it comes back itself, with its reason. */
function mustNotBeShut(enterprise: StoredEnterprise, kind: string, facility: string): void {
  if (enterprise.state === ENTERPRISE_SHUT) fail('enterprise-shut', { name: enterprise.name, kind, facility })
}

export const addFacility = implement('addFacility', async (ctx, { enterprise, facility }) => {
  const { tx, actor, now } = ctx
  const stored = await getForWriting(ctx, enterprise)
  const { kind, name, point } = facility
  if (!isFacilityKind(kind)) return fail('bad-input', { problems: `没有“${kind}”这种设施` })
  const parent = await findParent(ctx, stored.id, kind, facility.parent)
  mustBeOpen(parent)
  await mustBeNew(ctx, stored.id, kind, name)
  mustNotBeShut(stored, kind, name)
  await tx
    .insertInto('facility')
    .values({
      plan_id: actor.planId,
      enterprise_id: stored.id,
      parent_id: parent?.id ?? null,
      kind,
      name,
      state: FACILITY_RUNS,
      closed_on: null,
      unit_id: stored.unit_id,
      township: stored.township,
      ...placeOf(point),
      created_by: actor.name,
      created_at: now,
      updated_by: actor.name,
      updated_at: now,
    })
    .execute()
  return readDetail(ctx, stored.id)
})

/** Under its old name it would else be entered as a new one. */
function mustKeepName({ kind, name }: FacilityRow, given: string): void {
  if (facilityCore(given) !== facilityCore(name)) fail('facility-name-kept', { kind, name })
}

type Change = InputOf<'updateFacility'>

/** The day of closing: what was said, else the day that stands, else today; null where it is not closed. */
function closedOn(ctx: Ctx, before: FacilityRow, input: Change): string | null {
  const state = input.state ?? before.state
  if (state !== FACILITY_CLOSED) {
    if (input.on !== undefined) fail('bad-input', { problems: '日期是关停日期，只在关停时填写' })
    return null
  }
  const today = ctx.app.clock.today()
  const day = input.on ?? before.closed_on ?? today
  if (day > today) fail('bad-input', { problems: `关停日期 ${day} 晚于今天，请在关停之后登记` })
  return day
}

/** Where it will hang, and whether it may run there. */
async function parentOf(ctx: Ctx, before: FacilityRow, input: Change): Promise<number | null> {
  const id = input.parent === undefined ? before.parent_id : input.parent
  const parent = await findParent(ctx, before.enterprise_id, before.kind, id)
  if ((input.state ?? before.state) !== FACILITY_CLOSED) mustBeOpen(parent)
  return parent?.id ?? null
}

/** Closing takes all that hangs on it along (sql/facility-sql.ts); what is closed comes back with a reason only, and alone. */
export const updateFacility = implement('updateFacility', async (ctx, input) => {
  const { tx, actor, now } = ctx
  const stored = await getForWriting(ctx, input.enterprise)
  const before = await findFacility(ctx, stored.id, input.facility)
  if (before.version !== input.version)
    fail('facility-changed', { by: before.updated_by, at: instantInWords(before.updated_at) })
  const reason = input.reason?.trim() ?? ''
  const reopens = before.state === FACILITY_CLOSED && input.state !== undefined && input.state !== FACILITY_CLOSED
  if (reopens && reason === '') fail('reason-required')
  const begins = input.state === FACILITY_RUNS && before.state !== null && before.state !== FACILITY_RUNS
  if (reopens || begins) mustNotBeShut(stored, before.kind, before.name)
  const closed = closedOn(ctx, before, input)
  const parent = await parentOf(ctx, before, input)
  const name = input.name ?? before.name
  if ((input.state ?? before.state) === FACILITY_CLOSED) mustKeepName(before, name)
  if (name !== before.name) await mustBeNew(ctx, stored.id, before.kind, name, before.id)
  if (reason !== '') await sayWhy(tx, reason)
  await tx
    .updateTable('facility')
    .set({
      name,
      parent_id: parent,
      state: input.state ?? before.state,
      closed_on: closed,
      ...placeOf(input.point),
      version: sql`version + 1`,
      updated_by: actor.name,
      updated_at: now,
    })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', before.id)
    .execute()
  if (name !== before.name) await renameInItems(ctx, before, name)
  return readDetail(ctx, stored.id)
})
