import type { Document } from '../document.ts'
import type { Marker } from './marker.ts'
import { parseRoles } from './parse-roles.ts'

/** Rows of a task table: the cells under 牵头单位, 责任单位… */
export function rowMarkers(document: Document): Marker[] {
  return document.rows.flatMap((row) => {
    const cells = row.cells.filter((cell) => cell.column.kind === 'part' && cell.end > cell.start)
    const shares = cells.flatMap((cell) =>
      cell.column.kind === 'part' && cell.column.part !== 'person'
        ? parseRoles(document.view, cell.start, cell.end, cell.column.part).shares
        : [],
    )
    const first = cells[0]
    const last = cells[cells.length - 1]
    if (shares.length === 0 || !first || !last) return []
    const marker: Marker = {
      start: first.start,
      end: last.end,
      form: 'row',
      shares,
      stated: true,
      labelled: true,
      firstLeads: row.cells.some((cell) => cell.column.kind === 'part' && cell.column.firstLeads),
      governs: { start: row.start, end: row.end },
    }
    return [marker]
  })
}
