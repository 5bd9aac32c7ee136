import { sql } from 'kysely'
import { ENTERPRISE_SHUT, FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { digitsOf } from '@gongjian/domain/enterprise/like-facility.ts'
import { comesBackAs } from '@gongjian/domain/enterprise/named-facility.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import { registersOfPlan } from '../register/store/definitions.ts'
import { tableSql } from '../register/store/item-raw.ts'
import { isKeyedByEnterprise } from '../register/table/table-shape.ts'
import type { StoredEnterprise } from './enterprise-reader.ts'

/** Registers in which an enterprise has one item of a natural key. */
export async function keyedRegisters(ctx: Ctx): Promise<Register[]> {
  return (await registersOfPlan(ctx)).filter(isKeyedByEnterprise)
}

interface Collision {
  readonly one: number
  readonly one_title: string
  readonly other: number
  readonly other_title: string
}

/** Items that would be one and the same after the merge. Two closed ones stand beside each other: nobody can mend either. */
async function collisionsIn({ tx, actor }: Ctx, register: Register, into: number, from: number): Promise<string[]> {
  const table = tableSql(register)
  const { rows } = await sql<Collision>`
    select a.id as one, a.title as one_title, b.id as other, b.title as other_title from ${table} a join ${table} b
      on b.plan_id = a.plan_id and b.unit_id is not distinct from a.unit_id and b.natural_key = a.natural_key
    where a.plan_id = ${actor.planId} and a.enterprise_id = ${into} and b.enterprise_id = ${from}
      and a.relapse_of is null and b.relapse_of is null and a.stage <> 'removed' and b.stage <> 'removed'
      and not (a.stage = 'closed' and b.stage = 'closed') order by a.id`.execute(tx)
  return rows.map(
    (c) =>
      `两家在“${register.title}”里各有一条相同的条目：“${c.one_title}”（编号 ${c.one}）和“${c.other_title}”（编号 ${c.other}），请先移出或改写其中一条`,
  )
}

interface SameFacility {
  readonly kind: string
  readonly name: string
  readonly isClosed: boolean
  readonly otherIsClosed: boolean
}

/** Of one kind and name in both. */
export async function sameFacilities({ tx, actor }: Ctx, into: number, from: number): Promise<SameFacility[]> {
  const { rows } = await sql<SameFacility>`
    select a.kind, a.name, coalesce(a.state = ${FACILITY_CLOSED}, false) as "isClosed", coalesce(b.state = ${FACILITY_CLOSED}, false) as "otherIsClosed"
    from facility a join facility b on b.plan_id = a.plan_id and b.kind = a.kind and b.name = a.name
    where a.plan_id = ${actor.planId} and a.enterprise_id = ${into} and b.enterprise_id = ${from} order by a.kind, a.name`.execute(
    tx,
  )
  return rows
}

interface HubFacility {
  readonly enterprise: number
  readonly kind: string
  readonly name: string
  readonly isClosed: boolean
}

async function readFacilities({ tx, actor }: Ctx, into: number, from: number): Promise<HubFacility[]> {
  const { rows } = await sql<HubFacility>`
    select f.enterprise_id as enterprise, f.kind, f.name, coalesce(f.state = ${FACILITY_CLOSED}, false) as "isClosed"
    from facility f where f.plan_id = ${actor.planId} and f.enterprise_id in (${into}, ${from}) order by f.kind, f.name, f.id`.execute(
    tx,
  )
  return rows
}

/** What is closed in one would stand beside itself, running, written in another way or under another kind: as entered anew, it is refused. */
function comebacksIn(all: readonly HubFacility[], nameOf: (id: number) => string): string[] {
  // Whatever is one has one number: a park's hundreds of facilities are not held against each other one by one.
  const running = Map.groupBy(
    all.filter((f) => !f.isClosed),
    (f) => digitsOf(f.name),
  )
  const isOne = (c: HubFacility, r: HubFacility): boolean =>
    r.enterprise !== c.enterprise && comesBackAs(r, c) && !(r.kind === c.kind && r.name === c.name)
  return all
    .filter((f) => f.isClosed)
    .flatMap((c) => (running.get(digitsOf(c.name)) ?? []).filter((r) => isOne(c, r)).map((r) => [c, r] as const))
    .map(
      ([c, r]) =>
        `“${nameOf(c.enterprise)}”的${c.kind}“${c.name}”已关停，“${nameOf(r.enterprise)}”的${r.kind}“${r.name}”没有关停，名称实为同一个；请先说明理由恢复前一个，或关停后一个；确是另一台的，给后一个换一个不会混淆的名称`,
    )
}

/** One is shut and the other is not: the closing would be taken back, or what runs would stand in what is shut. */
function shutProblems(into: StoredEnterprise, from: StoredEnterprise, all: readonly HubFacility[]): string[] {
  const isShut = (e: StoredEnterprise): boolean => e.state === ENTERPRISE_SHUT
  if (isShut(into) === isShut(from)) return []
  const [shut, other] = isShut(into) ? [into, from] : [from, into]
  const isLost = shut === from && into.state !== null
  const runs = all.some((f) => f.enterprise === other.id && !f.isClosed)
  if (!isLost && !runs) return []
  return [
    `“${shut.name}”已关停，“${other.name}”没有关停，关停的企业不因合并而恢复；请先核对两家的生产状态，改成一致（恢复的写明理由）`,
  ]
}

function organisation(code: string): string {
  return code.slice(8, 17)
}

function identityProblems(into: StoredEnterprise, from: StoredEnterprise): string[] {
  const codes = into.credit_code !== null && from.credit_code !== null
  const isOther = codes && organisation(into.credit_code ?? '') !== organisation(from.credit_code ?? '')
  const isMixed = (into.trial && from.from_plan) || (from.trial && into.from_plan)
  return [
    ...(into.id === from.id ? ['请选择两家不同的企业'] : []),
    ...(isOther
      ? [`两家的统一社会信用代码（${into.credit_code}、${from.credit_code}）属于不同的组织机构，请核对营业执照`]
      : []),
    ...(isMixed ? ['方案点名的企业不能与演示企业合并'] : []),
  ]
}

/** Why the two cannot be one, in words that say what to do; []: they can. */
export async function mergeProblems(ctx: Ctx, into: StoredEnterprise, from: StoredEnterprise): Promise<string[]> {
  const identity = identityProblems(into, from)
  if (identity.length > 0) return identity
  const problems: string[] = []
  for (const { kind, name, isClosed, otherIsClosed } of await sameFacilities(ctx, into.id, from.id))
    if (isClosed !== otherIsClosed)
      problems.push(`两家都有${kind}“${name}”，一台已关停、一台没有关停，请先改写其中一台的名称`)
  const facilities = await readFacilities(ctx, into.id, from.id)
  problems.push(...shutProblems(into, from, facilities))
  problems.push(...comebacksIn(facilities, (id) => (id === into.id ? into.name : from.name)))
  for (const register of await keyedRegisters(ctx))
    problems.push(...(await collisionsIn(ctx, register, into.id, from.id)))
  return problems
}
