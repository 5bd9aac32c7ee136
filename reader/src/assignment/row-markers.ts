import type { Document } from '../document.ts'
import type { Cell } from '../table/table.ts'
import type { Marker } from './marker.ts'
import { sharesOfLabels } from './label-markers.ts'
import { parseRoles, type Share } from './parse-roles.ts'
import type { Part } from './roles.ts'

/** Rows of a task table: the cells under 牵头单位, 责任单位… */
export function rowMarkers(document: Document): Marker[] {
  return document.rows.flatMap((row) => {
    const cells = row.cells.filter((cell) => cell.column.kind === 'part' && cell.end > cell.start)
    const shares = cells.flatMap((cell) =>
      cell.column.kind === 'part' && cell.column.part !== 'person'
        ? sharesOfCell(document, cell, cell.column.part)
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

/** A cell may hold labels of its own: 牵头单位：A 责任单位：B under 责任单位. */
function sharesOfCell({ view, labels }: Document, { start, end }: Cell, part: Part): readonly Share[] {
  const within = labels.filter((label) => label.start >= start && label.end <= end)
  return within[0]?.start === start ? sharesOfLabels(view, within, end) : parseRoles(view, start, end, part).shares
}
