import { sql } from 'kysely'
import type { SeedRow } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Tx } from '../../db/actor.ts'
import type { SavedPlan } from '../../plan/save-pack.ts'
import { wordTokens } from '../../search/word-tokens.ts'
import { tableSql } from '../store/item-raw.ts'
import { placeRows } from '../store/place-rows.ts'
import { takeIds } from '../store/save-rows.ts'
import type { TakenEnterprise } from '../store/take-enterprises.ts'

/** 方案点名: who the plan itself puts into a register (columns.ts, source). */
const SOURCE = '方案点名'
const BY = '系统'

async function loadEnterprises(
  tx: Tx,
  { planId, units }: SavedPlan,
  seed: readonly SeedRow[],
  at: string,
): Promise<Map<string, TakenEnterprise>> {
  const named = new Map(seed.flatMap((s) => (s.enterprise === null ? [] : [[s.enterprise, s]])))
  if (named.size === 0) return new Map()
  const rows = await tx
    .insertInto('enterprise')
    .values(
      [...named].map(([name, s]) => ({
        plan_id: planId,
        unit_id: s.unit === null ? null : (units.get(s.unit) ?? null),
        township: null,
        name,
        credit_code: null,
        industry: null,
        size: null,
        address: null,
        lon: null,
        lat: null,
        in_built_up: null,
        in_park: null,
        park: null,
        state: null,
        // The plan gives a name and no more: somebody has to look at it.
        pending: true,
        merged_into: null,
        from_plan: true,
        tokens: wordTokens([name], []),
        created_by: BY,
        created_at: new Date(at),
        updated_by: BY,
        updated_at: new Date(at),
      })),
    )
    .returning(['id', 'name', 'credit_code', 'size'])
    .execute()
  return new Map(rows.map((r) => [r.name, r]))
}

/** Whether the register never had them: who made a row is never changed, and what was removed stands there as removed. */
async function isBare(tx: Tx, planId: number, register: Register): Promise<boolean> {
  const { rows } =
    await sql`select 1 from ${tableSql(register)} where plan_id = ${planId} and created_by = ${BY} and not trial limit 1`.execute(
      tx,
    )
  return rows.length === 0
}

/** What the plan itself names stands in the registers from the first start, once: what a person does with it afterwards stays. */
export async function loadSeed(
  tx: Tx,
  saved: SavedPlan,
  registers: readonly Register[],
  seed: readonly SeedRow[],
  at: string,
): Promise<void> {
  const bare: Register[] = []
  for (const register of registers) {
    const isNamed = seed.some((s) => s.register === register.id)
    if (isNamed && (await isBare(tx, saved.planId, register))) bare.push(register)
  }
  const its = seed.filter((s) => bare.some((r) => r.id === s.register))
  const enterprises = await loadEnterprises(tx, saved, its, at)
  for (const register of bare) {
    const own = its.filter((s) => s.register === register.id)
    const ids = await takeIds(tx, own.length)
    const rows = own.map((s, i) => ({
      id: ids[i] ?? 0,
      unit: s.unit,
      township: null,
      enterprise: s.enterprise === null ? null : (enterprises.get(s.enterprise) ?? null),
      facility: null,
      title: s.title,
      common: { source: SOURCE },
      values: s.values,
      stage: 'listed' as const,
      by: BY,
      at,
    }))
    await placeRows(tx, saved, register, rows, false)
  }
}
