import { UnitCode, UnitKind } from '@gongjian/domain/unit/unit.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import type { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { z } from 'zod'

export type UnitRow = OutputOf<typeof OPERATIONS.listUnits>[number]

/** Which unit is open, or all townships; it stands in the URL. */
export const UnitState = z.object({
  unit: UnitCode.optional().catch(undefined),
  view: z.enum(['townships']).optional().catch(undefined),
  q: z.string().max(40).optional().catch(undefined),
})
export type UnitState = z.output<typeof UnitState>

export interface UnitGroup {
  readonly title: string
  readonly units: readonly UnitRow[]
}

const GROUPS: Record<UnitKind, string> = {
  body: '主体责任单位',
  department: '市直部门',
  office: '其他单位',
  supervisor: '其他单位',
  coordinator: '其他单位',
}

/** In the plan's order: who answers, who leads and helps, the rest. */
export function groupUnits(units: readonly UnitRow[]): UnitGroup[] {
  return [...new Set(UnitKind.options.map((k) => GROUPS[k]))]
    .map((title) => ({ title, units: units.filter((u) => GROUPS[u.kind] === title) }))
    .filter((g) => g.units.length > 0)
}
