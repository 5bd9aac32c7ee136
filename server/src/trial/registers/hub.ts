import { sql } from 'kysely'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { TrialRegisters } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { Tx } from '../../db/actor.ts'
import type { SavedPlan } from '../../plan/save-pack.ts'
import { townshipCodes } from '../../register/store/place-rows.ts'
import type { TakenEnterprise } from '../../register/store/take-enterprises.ts'
import { wordTokens } from '../../search/word-tokens.ts'
import { insertAll } from './past.ts'

export interface TrialHub {
  readonly enterprises: ReadonlyMap<string, TakenEnterprise>
  readonly facilities: ReadonlyMap<string, number>
}

export function facilityKey(enterprise: string, kind: string, name: string): string {
  return `${enterprise}/${kind}/${name}`
}

async function loadFacilities(
  tx: Tx,
  planId: number,
  facilities: TrialRegisters['facilities'],
  enterprises: ReadonlyMap<string, { id: number; unit_id: number | null; township: string | null }>,
  hand: Readonly<Record<string, unknown>>,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  const levels = [facilities.filter((x) => x.parent === null), facilities.filter((x) => x.parent !== null)]
  for (const level of levels) {
    const rows = level.map((x) => {
      const owner = enterprises.get(x.enterprise)
      const { parent } = x
      return {
        plan_id: planId,
        enterprise_id: owner?.id,
        parent_id: parent === null ? null : ids.get(facilityKey(x.enterprise, parent.kind, parent.name)),
        kind: x.kind,
        name: x.name,
        state: x.state,
        closed_on: x.closedOn,
        unit_id: owner?.unit_id ?? null,
        township: owner?.township ?? null,
        trial: true,
        version: 1,
        ...hand,
      }
    })
    await insertAll(tx, 'facility', rows)
    const made = await tx
      .selectFrom('facility as f')
      .innerJoin('enterprise as e', (j) => j.onRef('e.id', '=', 'f.enterprise_id').onRef('e.plan_id', '=', 'f.plan_id'))
      .select(['f.id', 'f.kind', 'f.name', 'e.name as enterprise'])
      .where('f.plan_id', '=', planId)
      .where('f.trial', '=', true)
      .execute()
    for (const f of made) ids.set(facilityKey(f.enterprise, f.kind, f.name), f.id)
  }
  return ids
}

/** The trial's enterprises and facilities; their rows are made by the product, before the first item. */
export async function loadHub(tx: Tx, pack: PlanPack, saved: SavedPlan, trial: TrialRegisters): Promise<TrialHub> {
  const { planId } = saved
  const code = townshipCodes(pack)
  const { rows: clock } = await sql<{ at: Date }>`select setting('app.plan_now')::timestamptz as at`.execute(tx)
  const at = clock[0]?.at.toISOString()
  const hand = { created_by: '系统', created_at: at, updated_by: '系统', updated_at: at }
  const rows = trial.enterprises.map((e) => ({
    plan_id: planId,
    unit_id: saved.units.get(e.unit) ?? null,
    township: e.township === null ? null : code(e.unit, e.township),
    name: e.name,
    credit_code: e.creditCode,
    industry: e.industry,
    size: e.size,
    state: e.state,
    address: e.address,
    lon: e.point.longitude,
    lat: e.point.latitude,
    in_built_up: e.inBuiltUp,
    in_park: e.inPark,
    park: e.park,
    pending: e.creditCode === null,
    trial: true,
    tokens: wordTokens([e.name], [e.creditCode, e.address]),
    version: 1,
    ...hand,
  }))
  await insertAll(tx, 'enterprise', rows)
  const made = await tx
    .selectFrom('enterprise')
    .select(['id', 'name', 'credit_code', 'size', 'unit_id', 'township'])
    .where('plan_id', '=', planId)
    .where('trial', '=', true)
    .execute()
  const enterprises = new Map(made.map((e) => [e.name, e]))
  return { enterprises, facilities: await loadFacilities(tx, planId, trial.facilities, enterprises, hand) }
}
