import { UNIT_KIND_TITLES, UnitKind, type UnitRef } from '@gongjian/domain/unit/unit.ts'

export interface UnitOptionGroup {
  readonly label: string
  readonly options: { readonly value: string; readonly label: string }[]
}

/** Units for a Select, under the titles of their kinds. */
export function unitOptions(units: readonly UnitRef[]): UnitOptionGroup[] {
  return UnitKind.options
    .map((kind) => ({
      label: UNIT_KIND_TITLES[kind],
      options: units.filter((u) => u.kind === kind).map((u) => ({ value: u.code, label: u.name })),
    }))
    .filter((g) => g.options.length > 0)
}
