import type { ReadingAssignment } from '@gongjian/domain/plan/reading.ts'
import { clauseIdAt, quote, type Document } from '../document.ts'
import { governedFrom } from './assignments.ts'
import { findDefaults } from './default-clause.ts'
import { FIRST_LEADS } from './labels.ts'
import { isInside, type Marker } from './marker.ts'
import type { Name } from './names.ts'

/** 有关部门 lead nothing, even when they stand first. */
const NOBODY = /^(?:各)?(?:有关|相关)/

type Parts = Pick<ReadingAssignment, 'leads' | 'responsible' | 'cooperating' | 'others'>

/** Rows of the reading: one a marker, and one a later clause for each default. */
export function readAssignments(document: Document, markers: readonly Marker[]): ReadingAssignment[] {
  const leadsFrom = firstLeadsFrom(document, markers)
  let previousEnd = 0
  const own = markers.map((marker) => {
    const from = governedFrom(document, marker, previousEnd)
    previousEnd = marker.end
    const governs = marker.governs ?? { start: from, end: marker.start }
    return {
      clause: clauseIdAt(document, marker.start),
      ...quote(document, marker.start, marker.end),
      governs:
        governs.end > governs.start
          ? quote(document, governs.start, governs.end)
          : quote(document, marker.start, marker.end),
      ...partsOf(marker, marker.firstLeads || marker.start >= leadsFrom),
      inherited: false,
    }
  })
  return [...own.filter((row) => countUnits(row) > 0), ...inherited(document, markers)]
}

function inherited(document: Document, markers: readonly Marker[]): ReadingAssignment[] {
  return findDefaults(document, markers).flatMap((rule) =>
    rule.reaches.map((clause) => ({
      clause: clause.id,
      ...quote(document, rule.marker.start, rule.marker.end),
      governs: quote(document, clause.start, clause.end),
      leads: [],
      responsible: unique(rule.names),
      cooperating: [],
      others: [],
      inherited: true,
    })),
  )
}

/** 列第一位者为牵头单位，下同: from where it holds; a note under the document holds for all of it. */
function firstLeadsFrom(document: Document, markers: readonly Marker[]): number {
  const { s } = document.view
  const note = FIRST_LEADS.exec(s)
  if (!note) return Infinity
  const line = s.slice(s.lastIndexOf('\n', note.index) + 1, note.index)
  if (/^(?:备注|注|说明)/.test(line)) return 0
  const holder = markers.find((marker) => marker.start <= note.index && note.index < marker.end)
  if (!holder) return isInside(markers, note.index) ? Infinity : note.index
  return /下同|以下/.test(s.slice(holder.start, holder.end + 1)) ? holder.start : Infinity
}

function partsOf(marker: Marker, firstLeads: boolean): Parts {
  const byPart = (part: string) => marker.shares.filter((share) => share.part === part).flatMap((share) => share.names)
  const leads = byPart('lead')
  const plain = byPart('plain')
  if (leads.length === 0 && firstLeads && plain[0] && !NOBODY.test(plain[0].key)) {
    return {
      leads: unique(plain.slice(0, 1)),
      responsible: unique(byPart('responsible')),
      cooperating: unique(byPart('cooperating')),
      others: unique([...plain.slice(1), ...byPart('other')]),
    }
  }
  const besideLead = marker.labelled && leads.length > 0
  return {
    leads: unique(leads),
    responsible: unique([...byPart('responsible'), ...(besideLead ? plain : [])]),
    cooperating: unique(byPart('cooperating')),
    others: unique([...(besideLead ? [] : plain), ...byPart('other')]),
  }
}

/** 责任单位：A、B；各责任单位按职责分工负责: the second says nothing of its own. */
const THE_SAME = /^(?:以上|上述|各)(?:责任|牵头)?(?:单位|部门)$/

function unique(names: readonly Name[]): string[] {
  const named = names.filter((name) => !THE_SAME.test(name.key))
  return [...new Set((named.length > 0 ? named : names).map((name) => name.name))]
}

function countUnits(parts: Parts): number {
  return parts.leads.length + parts.responsible.length + parts.cooperating.length + parts.others.length
}
