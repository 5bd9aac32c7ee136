import { FILINGS, FilingKind, FilingState } from '@gongjian/domain/filing/filing.ts'
import type { FilingRow } from '@gongjian/domain/filing/contracts.ts'
import { z } from 'zod'

/** What the list is narrowed to; it stands in the URL. */
export const FilingFilter = z.object({
  kind: FilingKind.optional().catch(undefined),
  state: FilingState.optional().catch(undefined),
})
export type FilingFilter = z.output<typeof FilingFilter>

export interface KindGroup {
  readonly kind: FilingKind
  readonly rows: readonly FilingRow[]
}

/** In the document's order; a kind that the actor sees nothing of is left out. */
export function groupByKind(rows: readonly FilingRow[]): KindGroup[] {
  return FilingKind.options
    .map((kind) => ({ kind, rows: rows.filter((r) => r.kind === kind) }))
    .filter((g) => g.rows.length > 0)
}

export function isNothingThere(row: FilingRow): boolean {
  return row.missing.length === FILINGS[row.kind].parts.length
}
