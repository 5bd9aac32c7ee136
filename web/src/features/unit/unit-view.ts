import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import type { unitContracts } from '@gongjian/domain/unit/contracts.ts'
import type { Township, UnitKind } from '@gongjian/domain/unit/unit.ts'

export type UnitRow = OutputOf<typeof unitContracts.listUnits>[number]

export interface UnitGroup {
  readonly title: string
  readonly units: readonly UnitRow[]
}

const GROUPS: readonly { title: string; kinds: readonly UnitKind[] }[] = [
  { title: '主体责任单位', kinds: ['body'] },
  { title: '市直部门', kinds: ['department'] },
  { title: '统筹、督办单位', kinds: ['office', 'supervisor', 'coordinator'] },
]

export function groupUnits(units: readonly UnitRow[]): UnitGroup[] {
  return GROUPS.map((g) => ({ title: g.title, units: units.filter((u) => g.kinds.includes(u.kind)) }))
}

/** By name, code or what a unit calls itself. */
export function findTownships(
  townships: readonly Township[],
  { q, unit }: { q: string; unit: string | undefined },
): Township[] {
  const words = q.trim()
  return townships.filter(
    (t) =>
      (words === '' || t.name.includes(words) || t.code.startsWith(words)) &&
      (unit === undefined || (unit === NOBODY ? t.unit === null : t.unit === unit)),
  )
}

/** Not yet assigned to any body. */
export const NOBODY = 'none'
