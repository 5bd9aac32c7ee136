import type { Facility } from '@gongjian/domain/enterprise/detail.ts'
import { FACILITY_RUNS, type FacilityState } from '@gongjian/domain/enterprise/enterprise.ts'
import type { Ctx } from '../app.ts'
import { pointOf } from '../register/store/point.ts'

interface Row {
  readonly id: number
  readonly parent_id: number | null
  readonly kind: string
  readonly name: string
  readonly state: string | null
  readonly closed_on: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly trial: boolean
  readonly version: number
}

function branch(rows: ReadonlyMap<number | null, Row[]>, parent: number | null): Facility[] {
  return (rows.get(parent) ?? []).map((r) => ({
    id: r.id,
    parent: r.parent_id,
    kind: r.kind,
    name: r.name,
    // A ledger names a facility without saying how it is: it is taken to run.
    state: (r.state ?? FACILITY_RUNS) as FacilityState,
    closedOn: r.closed_on,
    point: pointOf(r),
    trial: r.trial,
    version: r.version,
    children: branch(rows, r.id),
  }))
}

/** 企业 → 生产线 → 工序 → 设备. One enterprise's facilities are some dozens: read whole. */
export async function facilityTree({ tx, actor }: Ctx, enterprise: number): Promise<Facility[]> {
  const rows = await tx
    .selectFrom('facility')
    .select(['id', 'parent_id', 'kind', 'name', 'state', 'closed_on', 'lon', 'lat', 'trial', 'version'])
    .where('plan_id', '=', actor.planId)
    .where('enterprise_id', '=', enterprise)
    .orderBy('kind')
    .orderBy('name')
    .execute()
  const here = new Set(rows.map((r) => r.id))
  // What hangs on something that the actor may not read stands at the top.
  return branch(
    Map.groupBy(rows, (r) => (r.parent_id !== null && here.has(r.parent_id) ? r.parent_id : null)),
    null,
  )
}

/** The tree line by line, each with how deep it hangs. */
export function flatten(tree: readonly Facility[], depth = 0): { facility: Facility; depth: number }[] {
  return tree.flatMap((facility) => [{ facility, depth }, ...flatten(facility.children, depth + 1)])
}
