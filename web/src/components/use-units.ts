import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { useOperation } from '../app/query.ts'

const NO_UNITS: readonly UnitRef[] = []

/** Units change a few times a year. */
export function useUnits(): readonly UnitRef[] {
  return useOperation(OPERATIONS.listUnits, {}, { staleTime: 600_000 }).data ?? NO_UNITS
}

/** As a cell shows it when it is opened for typing, and as it is copied. */
export function unitName(code: Value, units: readonly UnitRef[]): string {
  if (typeof code !== 'string') return ''
  return units.find((u) => u.code === code)?.name ?? code
}
